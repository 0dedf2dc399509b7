/** Sentences about the files of stories and their first lines. */
import type { Problem } from '../csv/problem.ts';
import type { StoryReason } from '../csv/story-reasons.ts';
import type { Sentence } from './problem-shape.ts';
import { cellSentence, nearEn, nearZh, param, sentence } from './problem-text.ts';

const key = (p: Problem): string => p.header ?? '';

type Sentences<R extends StoryReason> = Readonly<Record<R, Sentence>>;

export const STORY_FILE_SENTENCES: Sentences<
  | 'place'
  | 'unread'
  | 'name'
  | 'twice'
  | 'no_front'
  | 'yaml_syntax'
  | 'not_mapping'
  | 'unknown_key'
  | 'duplicate_key'
  | 'missing'
  | 'bad_value'
  | 'wrong_type'
  | 'front_markup'
  | 'language'
  | 'language_off'
  | 'unknown_release'
  | 'digest_twice'
> = {
  place: sentence(
    '文章要直接放在 stories/ 里，不能再分文件夹。',
    (p) => `移到 stories/${param(p, 'name')}。`,
    'Stories lie in stories/ itself, not in folders below it.',
    (p) => `Move it to stories/${param(p, 'name')}.`,
  ),
  unread: sentence(
    'stories/ 里的这个文件没有读入：只读 .mdx。',
    '文章改名为 .mdx；图片、Word 文件请移走。',
    'This file in stories/ was not read: only .mdx is.',
    'Rename a story to .mdx, and move images and documents away.',
  ),
  name: cellSentence(
    '文件名就是网址，只能用英文字母、数字、- 和 _，以字母或数字开头，不超过 40 个。',
    '如 stories/2013-q3.mdx；标题写在文章里的 title。',
    'the file name is an address: letters, digits, - and _, at most 40, a letter or digit first.',
    'As in stories/2013-q3.mdx; the title stands in the story.',
  ),
  twice: sentence(
    (p) => `网址和语言与 ${param(p, 'other')} 相同。`,
    '换一个文件名；另一种语言的写成 名字.en.mdx。',
    (p) => `It has the address and language of ${param(p, 'other')}.`,
    'Rename one; the text in the other language is NAME.en.mdx.',
  ),
  no_front: sentence(
    '开头没有写标题、日期等各项。',
    '第一行写 ---，下面写 title、date、author、summary，再写一行 ---。',
    'The story does not begin with its title, date and so on.',
    'Write --- on line 1, then title, date, author and summary, and --- again.',
  ),
  yaml_syntax: sentence(
    (p) => `这里不合 YAML 写法：${param(p, 'message')}`,
    '冒号用英文冒号，后面空一格；文字里有英文冒号或引号的，整句加英文引号。',
    (p) => `This is not valid YAML: ${param(p, 'message')}`,
    'A space follows each colon; put a text that has colons or quotes in quotes.',
  ),
  not_mapping: sentence(
    '两行 --- 之间要写“名称: 值”。',
    '每行一项，如 title: 通到河对岸；冒号用英文冒号，后面空一格。',
    'Between the two --- stand lines “name: value”.',
    'One to a line, as in “title: Across the river”.',
  ),
  unknown_key: sentence(
    (p) => `文章没有“${key(p)}”这一项。`,
    (p) => `${nearZh(p)}可以写 title、title_en、date、author、summary、release、digest、language。`,
    (p) => `Stories have no “${key(p)}”.`,
    (p) => `They have title, title_en, date, author, summary, release, digest and language.${nearEn(p)}`,
  ),
  duplicate_key: sentence(
    '这一项写了两次，不知道以哪个为准。',
    '留一行，删掉另一行。',
    'This stands twice: which counts is not known.',
    'Keep one of the lines.',
  ),
  missing: sentence(
    (p) => `缺少“${key(p)}”。`,
    (p) => `在两行 --- 之间加一行 ${key(p)}: …`,
    (p) => `“${key(p)}” is missing.`,
    (p) => `Add a line “${key(p)}: …” between the two ---.`,
  ),
  bad_value: cellSentence(
    (p) => `“${key(p)}”不能是这个值。`,
    (p) => `应写成：${param(p, 'expected')}。${nearZh(p)}`,
    (p) => `“${key(p)}” cannot have this value.`,
    (p) => `Write: ${param(p, 'expected')}.${nearEn(p)}`,
  ),
  wrong_type: sentence(
    (p) => `“${key(p)}”应该是一段文字。`,
    '写在同一行；文字里有英文冒号的，整句加英文引号。',
    (p) => `“${key(p)}” should be a text.`,
    'Write it on the same line, in quotes where it has a colon.',
  ),
  front_markup: cellSentence(
    (p) => `“${key(p)}”里只能写文字，标签会原样显示出来。`,
    '删掉标签；要写数的，在正文里用 <Figure />。',
    (p) => `“${key(p)}” is plain text: readers would see the tag as it is written.`,
    'Remove the tag; figures stand in the text below, as <Figure />.',
  ),
  language: cellSentence(
    '与文件名里的语言不一致。',
    (p) => `写 language: ${param(p, 'expected')}，或改文件名。`,
    'this is not the language that the file name says.',
    (p) => `Write “language: ${param(p, 'expected')}”, or rename the file.`,
  ),
  language_off: cellSentence(
    (p) => `网站没有这种语言：site.yaml 的 languages 是 ${param(p, 'languages')}，读者打不开它。`,
    '在 languages 里加上这种语言，或把文章移走。',
    (p) =>
      `the site is not in this language: “languages” of site.yaml is ${param(p, 'languages')}, and nobody could open it.`,
    'Add the language to “languages”, or move the story away.',
  ),
  unknown_release: cellSentence(
    '没有这个版本。',
    '版本号在每页上端，如 2013-12-23-1a2b3c4；删掉这一行，就以第一次发布这篇文章的版本为准。',
    'there is no such release.',
    'Each page names its release, as in 2013-12-23-1a2b3c4; without this line it is the first that has the story.',
  ),
  digest_twice: sentence(
    (p) => `${param(p, 'other')} 也是 ${param(p, 'digest')} 的正文，语言相同。`,
    '一期只能有一篇；删掉其中一篇的 digest。',
    (p) => `${param(p, 'other')} is the text of ${param(p, 'digest')} too, in the same language.`,
    'Each period has one; remove “digest” from the other.',
  ),
};
