/** Sentences about what was published and is different now. */
import type { Problem } from '../csv/problem.ts';
import type { RowSentencesOf } from './problem-shape.ts';
import { param, sentence } from './problem-text.ts';

/** Where the row goes, and the row: the header too where the file is new. */
const writeRowZh = (p: Problem): string =>
  param(p, 'header') === ''
    ? `${param(p, 'file')} 末尾加一行（并写明原因）：${param(p, 'row')}`
    : `data 文件夹里新建 ${param(p, 'file')}，第一行：${param(p, 'header')} 第二行（并写明原因）：${param(p, 'row')}`;
const writeRowEn = (p: Problem): string =>
  param(p, 'header') === ''
    ? `add this line to ${param(p, 'file')}, with the reason in its place: ${param(p, 'row')}`
    : `make ${param(p, 'file')} in the data folder; line 1: ${param(p, 'header')} line 2, with the reason in its place: ${param(p, 'row')}`;

/** Who only takes a name away has nothing to explain, and is not to write the name into another table. */
const keepPostZh = (p: Problem): string =>
  param(p, 'person') === '' ? '' : '只想撤下姓名的，留下职务就行（如“副区长”），不用写说明。';
const keepPostEn = (p: Problem): string =>
  param(p, 'person') === ''
    ? ''
    : 'To take away a name only, leave the post without it (“Deputy Mayor”): that needs no explanation. ';

export const history: RowSentencesOf<'history'>['history'] = {
  changed: sentence(
    (p) =>
      `这一格已公布为“${param(p, 'before')}”（${param(p, 'revision')}），现在是“${param(p, 'now')}”，没有说明。`,
    (p) => `${keepPostZh(p)}改错了就改回来；确要改，请在 ${writeRowZh(p)}`,
    (p) =>
      `Published as “${param(p, 'before')}” (${param(p, 'revision')}), now “${param(p, 'now')}”, without a word why.`,
    (p) => `${keepPostEn(p)}Put it back, or ${writeRowEn(p)}`,
  ),
  emptied: sentence(
    (p) => `这一格已公布为“${param(p, 'before')}”（${param(p, 'revision')}），现在是空的，没有说明。`,
    (p) => `${keepPostZh(p)}删错了就填回来；确要删，请在 ${writeRowZh(p)}`,
    (p) => `Published as “${param(p, 'before')}” (${param(p, 'revision')}), now empty, without a word why.`,
    (p) => `${keepPostEn(p)}Fill it in again, or ${writeRowEn(p)}`,
  ),
  correction_differs: sentence(
    (p) =>
      `这一格已公布为“${param(p, 'before')}”（${param(p, 'revision')}），现在是“${param(p, 'now')}”，而说明它的 ${param(p, 'id')} 写的现值是“${param(p, 'says')}”。`,
    (p) => `请查原件，把这一格和 ${param(p, 'id')} 的“现值”改成一致。`,
    (p) =>
      `Published as “${param(p, 'before')}” (${param(p, 'revision')}), now “${param(p, 'now')}”, but ${param(p, 'id')} gives “${param(p, 'says')}” as the new value.`,
    (p) => `Make this cell and the new value of ${param(p, 'id')} agree.`,
  ),
  old_differs: sentence(
    (p) =>
      `写的原值是“${param(p, 'says')}”，而 ${param(p, 'cell')} 已公布的是“${param(p, 'before')}”（${param(p, 'revision')}）。`,
    (p) => `“原值”要写已公布的值：${param(p, 'before')}`,
    (p) =>
      `It gives “${param(p, 'says')}” as the old value, but ${param(p, 'cell')} was published as “${param(p, 'before')}” (${param(p, 'revision')}).`,
    (p) => `The old value is what was published: ${param(p, 'before')}`,
  ),
  not_done: sentence(
    (p) =>
      `更正说现值是“${(p.value ?? '').trim()}”，而那一格（${param(p, 'file')} 第 ${param(p, 'line')} 行）写的是“${param(p, 'cell')}”。`,
    '请把那一格改过来，或者把“现值”写成那一格的值。',
    (p) =>
      `The correction gives “${(p.value ?? '').trim()}” as the new value, but the cell (${param(p, 'file')} line ${param(p, 'line')}) says “${param(p, 'cell')}”.`,
    'Correct the cell, or give its value as the new one.',
  ),
  reason_missing: sentence(
    '这里要写原因，还是粘贴时的样子。',
    '用一句话写明为什么改，网页会原样显示。',
    'The reason is still to be written here.',
    'Say in a sentence why it changed; the page shows it as written.',
  ),
  ledger_row_vanished: sentence(
    (p) =>
      `已公布的一条${param(p, 'of') === 'changes' ? '变更' : '更正'}“${p.value ?? ''}”（${param(p, 'revision')}）不见了。`,
    '变更和更正只能增加，不能删除：请放回来。写错了的，再加一行更正。',
    (p) => `A published row of ${param(p, 'of')}, “${p.value ?? ''}” (${param(p, 'revision')}), is gone.`,
    'Changes and corrections are only ever added to: put it back, and add a row if it was wrong.',
  ),
  id_changed: sentence(
    (p) =>
      `“${param(p, 'name')}”公布时的编号是 ${param(p, 'before')}（${param(p, 'revision')}），现在是 ${(p.value ?? '').trim()}。`,
    (p) => `编号是永久网址，不能改：请改回 ${param(p, 'before')}。`,
    (p) =>
      `“${param(p, 'name')}” was published with the id ${param(p, 'before')} (${param(p, 'revision')}), which is now ${(p.value ?? '').trim()}.`,
    (p) => `An id is a permanent address: put back ${param(p, 'before')}.`,
  ),
  id_respelled: sentence(
    (p) =>
      `公布时的编号写作 ${param(p, 'before')}（${param(p, 'revision')}），现在写作 ${(p.value ?? '').trim()}。`,
    (p) => `编号是永久网址，大小写也不能改：请改回 ${param(p, 'before')}。`,
    (p) =>
      `The id was published as ${param(p, 'before')} (${param(p, 'revision')}) and is now spelled ${(p.value ?? '').trim()}.`,
    (p) => `An id is a permanent address, its case included: put back ${param(p, 'before')}.`,
  ),
  rewritten: sentence(
    (p) => `已公布的版本 ${param(p, 'revision')}（${param(p, 'commit')}）不在当前的历史里。`,
    (p) =>
      `分支落后了，就先合并：git merge ${param(p, 'revision')}；历史被改写（强制推送、变基）了，就恢复原来的提交：公布过的历史只能增加。`,
    (p) =>
      `The published revision ${param(p, 'revision')} (${param(p, 'commit')}) is not in the present history.`,
    (p) =>
      `Where the branch is behind, merge first: git merge ${param(p, 'revision')}. Where the history was rewritten (force push, rebase), restore the former commits: a published history only grows.`,
  ),
  period_back: sentence(
    (p) => `已公布到 ${param(p, 'before')}（${param(p, 'revision')}），现在的截止期退回到 ${p.value ?? ''}。`,
    (p) => `请把 as_of 写成 ${param(p, 'before')} 或更晚的月份，或者把那一期的月报放回来。`,
    (p) =>
      `Published up to ${param(p, 'before')} (${param(p, 'revision')}), and now only to ${p.value ?? ''}.`,
    (p) => `Set as_of to ${param(p, 'before')} or a later month, or put the reports of that period back.`,
  ),
  method_changed: sentence(
    (p) =>
      `设置 ${param(p, 'key')} 公布时是“${param(p, 'before')}”（${param(p, 'revision')}），现在是“${p.value ?? ''}”：以前各期的数、排名和状态也会按新的算。`,
    '确要改，请在 source_note 里写明从哪一期起、为什么改。',
    (p) =>
      `The setting ${param(p, 'key')} was published as “${param(p, 'before')}” (${param(p, 'revision')}) and is now “${p.value ?? ''}”: figures, ranks and statuses of earlier periods are computed by it too.`,
    'Where it is meant, say in source_note since when and why.',
  ),
  geometry_vanished: sentence(
    (p) => `已公布的这个地图文件（${param(p, 'revision')}）不见了，里面的线会从地图上消失。`,
    (p) => `误删了就恢复：git restore --source=${param(p, 'revision')} -- ${p.file}`,
    (p) =>
      `This map file was published (${param(p, 'revision')}) and is gone: its lines disappear from the map.`,
    (p) => `Put it back where that was not meant: git restore --source=${param(p, 'revision')} -- ${p.file}`,
  ),
  story_vanished: sentence(
    (p) => `已公布的这篇文章（${param(p, 'revision')}）不见了，它的网址会打不开。`,
    (p) =>
      `网址是永久的，请恢复：git restore --source=${param(p, 'revision')} -- ${p.file}；说错了的，改正文，并写明改了什么。`,
    (p) => `This story was published (${param(p, 'revision')}) and is gone: its address would lead nowhere.`,
    (p) =>
      `Addresses are permanent. Put it back: git restore --source=${param(p, 'revision')} -- ${p.file}; where it was wrong, correct its text and say so.`,
  ),
  row_vanished: sentence(
    (p) => `已公布的一行“${p.value ?? ''}”（${param(p, 'revision')}）不见了，没有说明。`,
    (p) =>
      param(p, 'of') === 'projects'
        ? '项目的编号是永久网址，请把这一行放回来；退出的项目填“撤销日期”和“撤销原因”。'
        : `请把这一行放回来；确要删，请在 ${writeRowZh(p)}`,
    (p) => `A published row, “${p.value ?? ''}” (${param(p, 'revision')}), is gone without a word why.`,
    (p) =>
      param(p, 'of') === 'projects'
        ? 'The id of a project is a permanent address: put the row back; for a withdrawn project fill withdrawn_on and withdrawn_reason.'
        : `Put it back, or ${writeRowEn(p)}`,
  ),
  file_vanished: sentence(
    (p) => `已公布的这个文件（${param(p, 'revision')}，${param(p, 'rows')} 行）不见了。`,
    (p) => `请恢复它：git restore --source=${param(p, 'revision')} -- ${p.file}`,
    (p) => `This file was published (${param(p, 'revision')}, ${param(p, 'rows')} rows) and is gone.`,
    (p) => `Put it back: git restore --source=${param(p, 'revision')} -- ${p.file}`,
  ),
  column_vanished: sentence(
    (p) => `已公布的一列“${param(p, 'zh')}”（${param(p, 'revision')}，${param(p, 'rows')} 行有值）不见了。`,
    '请把这一列放回来。',
    (p) =>
      `A published column, “${param(p, 'name')}” (${param(p, 'revision')}, ${param(p, 'rows')} values), is gone.`,
    'Put it back.',
  ),
  nothing_published: sentence(
    (p) => `${param(p, 'revision')} 里没有这个数据文件夹，没有可比的。`,
    '请确认 --since 写的是已公布的版本。',
    (p) => `${param(p, 'revision')} does not have this data folder: there is nothing to compare with.`,
    'Make sure that --since names the published commit.',
  ),
};
