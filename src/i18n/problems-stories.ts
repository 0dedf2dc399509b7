/** Sentences about the stories of a data folder: what stands in their text. */
import type { Problem } from '../csv/problem.ts';
import type { StoryReason } from '../csv/story-reasons.ts';
import type { Sentence } from './problem-shape.ts';
import { cellSentence, nearEn, nearZh, param, sentence } from './problem-text.ts';
import { STORY_FILE_SENTENCES } from './problems-story-files.ts';

const element = (p: Problem): string => p.header ?? '';
const expectedZh = (p: Problem): string => `可以写：${param(p, 'expected')}。`;
const expectedEn = (p: Problem): string => ` It takes ${param(p, 'expected').replaceAll('、', ', ')}.`;

const ALLOWED_ZH = '文章里只能用 <Figure />、<Ranking />、<Road />、<Chart />。';
const ALLOWED_EN = 'Stories may have <Figure />, <Ranking />, <Road /> and <Chart /> only.';

type Sentences<R extends StoryReason> = Readonly<Record<R, Sentence>>;

/** The writing of Markdown and MDX. */
const syntax: Sentences<
  'syntax' | 'unclosed' | 'closing' | 'comment' | 'less_than' | 'brace' | 'expression' | 'import'
> = {
  syntax: cellSentence(
    '这里的写法不合 MDX，读不下去；这个文件后面的内容还没有查。',
    '请看这一行的尖括号、引号：标签写成 <Figure id="city/opened@2013-11" />，引号用英文引号。',
    'this is not valid MDX; the rest of the file has not been read.',
    'Look at the angle brackets and quotes: an element is written <Figure id="city/opened@2013-11" />.',
  ),
  unclosed: cellSentence(
    '标签没有结束；这个文件后面的内容还没有查。',
    '标签以 /> 结束，如 <Road id="NB-001" />；引号要成对。',
    'the tag is not closed; the rest of the file has not been read.',
    'End it with />, as in <Road id="NB-001" />, and close its quotes.',
  ),
  closing: cellSentence(
    '这个结束标签没有对应的开始；这个文件后面的内容还没有查。',
    '删掉它；文章里的标签都以 /> 自己结束。',
    'this closing tag closes nothing; the rest of the file has not been read.',
    'Remove it: elements of stories close themselves with />.',
  ),
  comment: cellSentence(
    '文章里不能有 <!-- 注释 -->；这个文件后面的内容还没有查。',
    '删掉；不想公开的话不要写在公开的文件里。',
    'stories have no <!-- comments -->; the rest of the file has not been read.',
    'Remove it: what is not for readers does not belong in a published file.',
  ),
  less_than: cellSentence(
    '小于号会被当作标签的开头；这个文件后面的内容还没有查。',
    '写“小于”，或写 &lt;。',
    'a less-than sign opens a tag; the rest of the file has not been read.',
    'Write “less than”, or &lt;.',
  ),
  brace: cellSentence(
    '花括号没有成对；这个文件后面的内容还没有查。',
    '文章里不能有 {表达式}；要写花括号本身，前面加反斜线：\\{。',
    'the brace is not closed; the rest of the file has not been read.',
    'Stories have no {expressions}; for the sign itself write \\{.',
  ),
  expression: cellSentence(
    '文章里不能有 {表达式}：文章是数据，不是程序。',
    '数用 <Figure id="…" /> 写；要写花括号本身，前面加反斜线：\\{。',
    'stories have no {expressions}: a story is data and no program.',
    'Numbers come by <Figure id="…" />; for the sign itself write \\{.',
  ),
  import: cellSentence(
    '文章里不能用 import 和 export：文章是数据，不是程序。',
    '删掉这一行；只是句子以这个词开头的，换一种说法。',
    'stories have no import or export: a story is data and no program.',
    'Remove the line; where it is a sentence that begins with this word, word it otherwise.',
  ),
};

/** Elements and their attributes. */
const elements: Sentences<
  | 'script'
  | 'element'
  | 'handler'
  | 'style'
  | 'attribute'
  | 'attribute_twice'
  | 'attribute_value'
  | 'attribute_missing'
  | 'content'
  | 'inline'
> = {
  script: cellSentence(
    '文章里不能有脚本、样式和外来的东西。',
    `删掉它。${ALLOWED_ZH}`,
    'stories have no scripts, no styles and nothing brought in from elsewhere.',
    `Remove it. ${ALLOWED_EN}`,
  ),
  element: cellSentence(
    '文章里没有这个标签。',
    (p) => `${nearZh(p)}${ALLOWED_ZH}加粗写 **两个星号**，小标题写 ##。`,
    'stories have no such element.',
    (p) => `${ALLOWED_EN}${nearEn(p)} Bold is **two stars**, a heading ##.`,
  ),
  handler: cellSentence(
    '文章里不能有事件脚本（on 开头的属性）。',
    '删掉这个属性。',
    'stories have no event handlers (attributes that begin with on).',
    'Remove the attribute.',
  ),
  style: cellSentence(
    '文章里不能写样式，各页的样子由网站统一。',
    '删掉这个属性。',
    'stories have no styles of their own.',
    'Remove the attribute.',
  ),
  attribute: cellSentence(
    (p) => `${element(p)} 没有这个属性。`,
    (p) => `${nearZh(p)}${expectedZh(p)}`,
    (p) => `${element(p)} has no such attribute.`,
    (p) => `${nearEn(p)}${expectedEn(p)}`.trim(),
  ),
  attribute_twice: cellSentence(
    '这个属性写了两次，不知道以哪个为准。',
    '只留一个。',
    'this attribute stands twice: which counts is not known.',
    'Keep one.',
  ),
  attribute_value: cellSentence(
    '属性的值要写在英文引号里。',
    (p) => `写成 ${param(p, 'key')}="…"。`,
    'the value of an attribute is a text in quotes.',
    (p) => `Write ${param(p, 'key')}="…".`,
  ),
  attribute_missing: sentence(
    (p) => `${element(p)} 少了 ${param(p, 'key')}。`,
    (p) => `加上 ${param(p, 'key')}="…"。`,
    (p) => `${element(p)} lacks ${param(p, 'key')}.`,
    (p) => `Add ${param(p, 'key')}="…".`,
  ),
  content: sentence(
    (p) => `${element(p)} 里面不能再写东西：内容由编号决定。`,
    (p) => `写成 <${param(p, 'name')} … />，以 /> 结束。`,
    (p) => `Nothing can stand inside ${element(p)}: what it shows comes by its id.`,
    (p) => `Write <${param(p, 'name')} … />, closed by />.`,
  ),
  inline: cellSentence(
    '这个标签要自成一段，不能写在句子、列表或引文里。',
    '把它单独放一行，前后各空一行；句子里只能用 <Figure />。',
    'this element is a paragraph of its own and cannot stand in a sentence, a list or a quotation.',
    'Put it on a line of its own between empty lines; only <Figure /> stands in sentences.',
  ),
};

/** What Markdown may do, and a story may not. */
const markdown: Sentences<
  | 'image'
  | 'link'
  | 'link_page'
  | 'reference_link'
  | 'heading'
  | 'code_block'
  | 'nested'
  | 'table'
  | 'empty'
  | 'typed'
  | 'no_value'
> = {
  image: cellSentence(
    '文章里不能放图片：图片会带出拍摄地点、人脸，外站图片还会泄露读者的访问。',
    '图用 <Chart of="district:编号/trend" />；照片请放在本单位网站，这里写链接。',
    'stories have no images: photographs carry places and faces, and those of other sites betray the reader.',
    'Draw with <Chart of="district:ID/trend" />, and link to photographs on your own site.',
  ),
  link: cellSentence(
    '链接只能是 https:// 或 http:// 的网址，或本站以 / 开头的页。',
    '写成 [文字](https://…) 或 [文字](/projects/编号/)。',
    'a link leads to https:// or http://, or to a page of this site that begins with /.',
    'Write [words](https://…) or [words](/projects/ID/).',
  ),
  link_page: cellSentence(
    '本站没有这一页。',
    '可以链接到 /projects/编号/、/districts/编号/、/rankings/2013-11/、/stories/文章名/ 和各栏目首页，都以 / 结尾。',
    'this site has no such page.',
    'Links may lead to /projects/ID/, /districts/ID/, /rankings/2013-11/, /stories/NAME/ and the first pages of the parts, each ending in /.',
  ),
  reference_link: sentence(
    '文章里不能用 [文字][编号] 这种分开写的链接。',
    '写成 [文字](网址)。',
    'Stories have no links whose address stands elsewhere ([words][label]).',
    'Write [words](address).',
  ),
  heading: cellSentence(
    '小标题只有二到四级：一级是 title。',
    '写 ##、### 或 ####，后面空一格。',
    'headings have level two to four: level one is the title.',
    'Write ##, ### or ####, with a space after it.',
  ),
  code_block: sentence(
    '文章里不能有代码块。',
    '删掉 ``` 和它的配对；引用别人的话，每行以 > 开头。',
    'Stories have no blocks of code.',
    'Remove the ``` lines; a quotation has > before each line.',
  ),
  nested: sentence(
    '列表、引文一层套一层，套得太深；这个文件里的标签还没有查。',
    '读者在手机上看不清：两三层就够了，其余改成段落。',
    'Lists or quotations stand too deep in one another; the elements of this file have not been checked.',
    'Two or three levels can be read on a phone: make paragraphs of the rest.',
  ),
  table: cellSentence(
    '文章里不能手写表格：表里的数会过时。',
    '排名写 <Ranking period="2013-11" />；几个数写成列表，每个数用 <Figure />。',
    'stories have no typed tables: their numbers would go stale.',
    'Write <Ranking period="2013-11" />, or a list with a <Figure /> for each number.',
  ),
  empty: sentence(
    '文章没有正文。',
    '在第二个 --- 下面写正文。',
    'The story has no text.',
    'Write it below the second ---.',
  ),
  typed: cellSentence(
    '这个数是手写的：数据更正后它不会跟着改，也没有凭据。',
    '本站算的数请写 <Figure id="范围/指标@月份" />；别处的数可以留着，并写明出处。',
    'this number is typed: it will not follow a correction, and has no receipt.',
    'Numbers of this site come by <Figure id="scope/measure@month" />; one from elsewhere may stay, with its source.',
  ),
  no_value: cellSentence(
    '这个数没有值，文章里会显示“—”。',
    '看看指标、月份是否写对；没有分母的率没有值。',
    'this figure has no value: the story will show —.',
    'See whether measure and month are meant; a rate without a denominator has none.',
  ),
};

/** What the data do not have. */
const references: Sentences<
  'figure_form' | 'scope' | 'measure' | 'measure_scope' | 'period' | 'project' | 'group' | 'top' | 'chart'
> = {
  figure_form: cellSentence(
    '数的编号写成 范围/指标@月份。',
    '如 city/opened@2013-11、district:编号/open_gap@2013-11、project:编号/progress@2013-11；网页上点一下数就能看到它的编号。',
    'the id of a figure is scope/measure@month.',
    'As in city/opened@2013-11, district:ID/open_gap@2013-11, project:ID/progress@2013-11; a click on a number shows its id.',
  ),
  scope: cellSentence(
    '没有这个范围，或没有这个项目。',
    (p) =>
      `${nearZh(p)}可以写 city、programme:编号、district:编号、unit:编号、group:分组、level:city、project:编号。`,
    'there is no such scope or project.',
    (p) => `Use city, programme:ID, district:ID, unit:ID, group:NAME, level:city or project:ID.${nearEn(p)}`,
  ),
  measure: cellSentence(
    '没有这个指标。',
    (p) => `${nearZh(p)}指标编号见“方法”页。`,
    'there is no such measure.',
    (p) => `The methodology page lists the measures.${nearEn(p)}`,
  ),
  measure_scope: cellSentence(
    (p) => `${param(p, 'scope')} 没有这个指标。`,
    '“方法”页写明每个指标算到哪些范围；排名和得分只有参加排名的区县、单位才有。',
    (p) => `${param(p, 'scope')} has no such measure.`,
    'The methodology page says for which scopes each is computed; only what is ranked has score and rank.',
  ),
  period: cellSentence(
    '没有这个月的数。',
    (p) => `有月报的月份从 ${param(p, 'first')} 到 ${param(p, 'last')}，写成 2013-11 的样子。`,
    'there are no figures of this month.',
    (p) => `Months with reports run from ${param(p, 'first')} to ${param(p, 'last')}, written as 2013-11.`,
  ),
  project: cellSentence(
    '没有这个项目。',
    (p) => `要写 projects.csv 里的项目编号。${nearZh(p)}`,
    'there is no such project.',
    (p) => `Write its id in projects.csv.${nearEn(p)}`,
  ),
  group: cellSentence(
    '这个月没有这个排名组。',
    (p) => `${nearZh(p)}可以写：${param(p, 'groups')}；区县写 district。`,
    'this month has no such group in its ranking.',
    (p) => `Write one of ${param(p, 'groups').replaceAll('、', ', ')}; districts are “district”.${nearEn(p)}`,
  ),
  top: cellSentence(
    'top 是只列前几名，要写 1 以上的整数。',
    '如 top="5"；不写就全列。',
    'top says how many are listed: a whole number from 1.',
    'As in top="5"; without it all are.',
  ),
  chart: cellSentence(
    '没有这张图。',
    (p) =>
      `${nearZh(p)}可以写 district:区划编号/trend、programme:行动编号/trend；没有专项行动时可以写 city/trend。`,
    'there is no such chart.',
    (p) =>
      `Write district:ID/trend or programme:ID/trend, or city/trend where there are no programmes.${nearEn(p)}`,
  ),
};

export const STORY_SENTENCES: Sentences<StoryReason> = {
  ...STORY_FILE_SENTENCES,
  ...syntax,
  ...elements,
  ...markdown,
  ...references,
};
