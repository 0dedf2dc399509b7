/** What `npm run deploy` says. */
import type { Words } from '../schema/field.ts';
import type { Finding } from '../deploy/finding.ts';

const NO_HISTORY: Readonly<Record<string, Words>> = {
  no_git: { zh: '生成网站的机器上没有 git', en: 'there was no git where the site was built' },
  no_checkout: {
    zh: '数据文件夹不在 git 仓库里，或者 git 不信任仓库的所有者（safe.directory）',
    en: 'the data folder was in no git repository, or in one whose owner git does not trust (safe.directory)',
  },
  shallow: {
    zh: '是浅克隆（只取了最近的历史；先运行 git fetch --unshallow 再生成）',
    en: 'it was built from a shallow clone (run git fetch --unshallow, then build again)',
  },
  unknown_start: {
    zh: 'site.yaml 的 history_after 写的提交不在历史里',
    en: 'the commit that history_after in site.yaml names is not in the history',
  },
  nothing_committed: { zh: '数据还没有提交过', en: 'nothing of the data was committed' },
};

/** Why a site cannot tell its releases. */
export function noHistory(reason: string): Words {
  return NO_HISTORY[reason] ?? { zh: reason, en: reason };
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1024)} KB`;
}

/** One sentence for what is wrong, without its closing stop. */
export function findingWords(finding: Finding): Words {
  switch (finding.kind) {
    case 'missing_file':
      return { zh: `缺少文件 ${finding.path}`, en: `the file ${finding.path} is missing` };
    case 'empty_file':
      return { zh: `文件 ${finding.path} 是空的`, en: `the file ${finding.path} is empty` };
    case 'not_json':
      return { zh: `文件 ${finding.path} 不是完整的 JSON`, en: `the file ${finding.path} is no whole JSON` };
    case 'cut_off':
      return { zh: `网页 ${finding.path} 不完整，没有结尾`, en: `the page ${finding.path} is cut off` };
    case 'broken_link':
      return {
        zh: `${finding.path} 里的链接 ${finding.link} 打不开：没有这个文件`,
        en: `${finding.path} links to ${finding.link}, which does not exist`,
      };
    case 'missing_anchor':
      return {
        zh: `${finding.path} 里的链接 ${finding.link} 指到的位置不存在`,
        en: `${finding.path} links to ${finding.link}, a place that does not exist on that page`,
      };
    case 'outside_base':
      return {
        zh: `${finding.path} 里的链接 ${finding.link} 跑出了子路径 ${finding.base}`,
        en: `${finding.path} links to ${finding.link}, outside the sub-path ${finding.base}`,
      };
    case 'figure':
      return {
        zh: `${finding.path} 上的数 ${finding.id} 显示“${finding.shown}”，数据文件里是${finding.published === null ? '没有这个数' : `“${finding.published}”`}`,
        en: `${finding.path} shows "${finding.shown}" for ${finding.id}, and the files ${finding.published === null ? 'have no such figure' : `say "${finding.published}"`}`,
      };
    case 'no_figures':
      return { zh: '所有网页上一个数都没有', en: 'no page shows any figure' };
    case 'base':
      return {
        zh: `网站是为子路径 ${finding.base} 生成的，要求的是 ${finding.expected}；请用 GUATU_BASE=${finding.expected} 重新生成`,
        en: `the site was built for the sub-path ${finding.base}, and ${finding.expected} is asked for; build it with GUATU_BASE=${finding.expected}`,
      };
    case 'fewer_pages':
      return {
        zh: `网页只有 ${finding.now} 个，在线的版本有 ${finding.before} 个；确实要这样就加 --force`,
        en: `there are ${finding.now} pages, and ${finding.before} in service; add --force if that is meant`,
      };
    case 'smaller':
      return {
        zh: `整个网站只有 ${kilobytes(finding.now)}，在线的版本有 ${kilobytes(finding.before)}；确实要这样就加 --force`,
        en: `the site has ${kilobytes(finding.now)}, and ${kilobytes(finding.before)} in service; add --force if that is meant`,
      };
    default:
      return historyWords(finding);
  }
}

type OfHistory = Extract<Finding, { kind: 'release' | 'uncommitted' | 'no_history' | 'rewritten' }>;

function historyWords(finding: OfHistory): Words {
  switch (finding.kind) {
    case 'release':
      return {
        zh: `网站是从版本 ${finding.built ?? '（无）'} 生成的，数据文件夹现在是 ${finding.newest ?? '（无）'}；请重新生成`,
        en: `the site was built from release ${finding.built ?? '(none)'}, and the data folder is at ${finding.newest ?? '(none)'}; build it again`,
      };
    case 'uncommitted':
      return {
        zh: `${finding.path} 有没提交的改动：网站会与它写明的版本不一致。请先提交再生成；确实要这样就加 --force`,
        en: `${finding.path} has changes that are not committed: the site would differ from the release that it names. Commit and build again, or add --force`,
      };
    case 'no_history':
      return {
        zh: `在线的版本 ${finding.published} 有历史，新的没有：${noHistory(finding.reason).zh}。确实要这样就加 --force`,
        en: `the site in service knows its history (release ${finding.published}), and the new one does not: ${noHistory(finding.reason).en}. Add --force if that is meant`,
      };
    case 'rewritten': {
      const short = finding.published.slice(0, 7);
      return {
        zh: `已公布的版本 ${finding.release ?? short}（提交 ${short}）不在新的历史里：历史被改写了。请恢复它；依法必须放弃它时加 --rewritten ${short}`,
        en: `the published release ${finding.release ?? short} (commit ${short}) is not in the new history: it was rewritten. Bring it back, or where the law demands that it go, add --rewritten ${short}`,
      };
    }
  }
}
