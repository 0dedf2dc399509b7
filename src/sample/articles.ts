/**
 * Stories of the committed city. They tell of rows that only this city has, so that a city of another size has none.
 * Numbers come by id; days and the names of things are those of its tables.
 */

const ROAD = `---
title: 虹园大道为什么晚了三个月
title_en: "Why Hongyuan Avenue opened three months late"
date: 2025-10-09
author: 北渚区城建中心
summary: 原定六月底通车，九月二十八日才通。三件事各拖了几周，合起来就是一个季度。
---

虹园大道从春岸路到月堤街，不到一里地，原定 2025-06-30 通车，实际 2025-09-28 通车。到六月底，北渚区应打通 <Figure id="district:beizhu/due@2025-06" /> 条，打通 <Figure id="district:beizhu/opened@2025-06" /> 条，差的就是它。

<Road id="SL-059" />

## 三件事

1. **电力杆线。** 三基 110 千伏电杆要迁改，限 2024-06-25 完成，2024-07-22 才改为电缆入地，晚了近一个月。杆线不走，路基就开不了头。
2. **雨水管。** 做到月堤街口才发现接口标高对不上，2025-02-06 提出，限一个月，2025-03-24 调整管底标高接通。
3. **没有倒排。** 前面晚了，后面的节点没有跟着重排。市里 2025-03-27 重点督查，指出“节点滞后，未倒排工期”；整改也晚了三天。

督查那个月，形象进度是 <Figure id="project:SL-059/progress@2025-03" />，计划是 <Figure id="project:SL-059/planned_progress@2025-03" />。路面原定四月初铺完，实际到五月下旬。

## 之后

整改以后按天排了工期：八月底完成附属工程和验收，九月二十八日放行。到九月底，全区应打通 <Figure id="district:beizhu/due@2025-09" /> 条，打通 <Figure id="district:beizhu/opened@2025-09" /> 条，对序时 <Figure id="district:beizhu/open_gap@2025-09" />；问题解决率 <Figure id="district:beizhu/issue_rate@2025-09" />。

<Chart of="district:beizhu/trend" />

> 教训只有一句：杆线、管线接口，要在开工以前到现场量一遍。

这条路的每一次填报、每一个节点，见[虹园大道](/projects/SL-059/)。
`;

const ROAD_EN = `---
title: Why Hongyuan Avenue opened three months late
date: 2025-10-09
author: Beizhu District Construction Centre
summary: Planned for the end of June, opened on 28 September. Three things took some weeks each, and together a quarter.
---

Hongyuan Avenue, from Chun'an Road to Yuedi Street, was to open on 30 June 2025 and opened on 28 September. By the end of June Beizhu District had <Figure id="district:beizhu/due@2025-06" /> roads due and <Figure id="district:beizhu/opened@2025-06" /> open; the one that was missing was this.

<Road id="SL-059" />

## Three things

1. **Power lines.** Three pylons of 110 kV had to go by 25 June 2024. They went underground on 22 July, almost a month late, and until then there was no room for the roadbed.
2. **The storm drain.** At the corner of Yuedi Street its level did not meet the pipe that was there. Raised on 6 February 2025 with a month to solve it, it was joined on 24 March.
3. **No plan backwards from the end.** What had slipped at the start was not planned again. An inspection of the city said so on 27 March 2025; the answer to it came three days late, too.

In the month of that inspection progress stood at <Figure id="project:SL-059/progress@2025-03" />, with <Figure id="project:SL-059/planned_progress@2025-03" /> planned.

## Afterwards

From April on each day had its task: works and acceptance were done by the end of August, and the road opened on 28 September. By the end of that month <Figure id="district:beizhu/opened@2025-09" /> of the <Figure id="district:beizhu/due@2025-09" /> roads due in the district were open, and <Figure id="district:beizhu/issue_rate@2025-09" /> of its difficulties solved.

<Chart of="district:beizhu/trend" />

> One thing to remember: measure pylons and pipes on the spot, before the work begins.

Each report and milestone stands on the page of [Hongyuan Avenue](/projects/SL-059/).
`;

const QUARTER = `---
title: 三季度讲评：难题销得快，节点还在拖
title_en: "Third quarter: difficulties close faster, milestones still slip"
date: 2025-10-15
author: 市断头路专班
summary: 三季度打通的路与一、二季度一样多，难题销号快了；按期完成的节点只有一半多一点，年底前的压力在节点上。
digest: 2025-Q3
---

到九月底，全市打通 <Figure id="city/opened@2025-09" /> 条，六月底是 <Figure id="city/opened@2025-06" /> 条；应打通 <Figure id="city/due@2025-09" /> 条。目标完成率 <Figure id="city/target_rate@2025-09" />。

## 做得好的

- 问题解决率从六月底的 <Figure id="city/issue_rate@2025-06" /> 升到 <Figure id="city/issue_rate@2025-09" />，没有销号的还有 <Figure id="city/issues_open@2025-09" /> 个。
- 北渚区补上了六月欠的一条：[虹园大道为什么晚了三个月](/stories/hongyuan/)。
- 九月的月报全部按时填报，按时填报率 <Figure id="city/reported_rate@2025-09" />。

## 要盯住的

节点按期率只有 <Figure id="city/milestone_rate@2025-09" />，比六月底还低；年度投资完成率 <Figure id="city/investment_rate@2025-09" />，对序时 <Figure id="city/pace_gap@2025-09" />。投资和节点都落在时间后面，四季度要通的路就会挤在十二月。

<Ranking period="2025-09" group="district" />

柳溪区六月底、九月底都在末位，十月起每半个月到现场调度一次。

<Chart of="district:liuxi/trend" />
`;

const CORRECTION = `---
title: 六月的进度为什么往下改
title_en: "Why June's progress was corrected downwards"
date: 2025-07-18
author: 东堰区城建中心
summary: 监理复核发现多报了，更正以后数字变小了，路没有变慢。
---

今年六月，我们给康岭路填的形象进度是 65。监理七月复核，认定其中有一段路面还没有摊铺完，不能算，应为 <Figure id="project:SL-034/progress@2025-06" />。2025-07-16 按规定更正，原来的数、改后的数和原因都留在网上。

<Road id="SL-034" />

有人问：改小了不是不好看吗？不好看的是数字不准。按月比计划用的是这个数，多报一个月，下个月就要少报一个月，最后谁也不知道路修到了哪里。

更正以后，东堰区六月底打通 <Figure id="district:dongyan/opened@2025-06" /> 条、应打通 <Figure id="district:dongyan/due@2025-06" /> 条，这两个数没有变。每一次更正都列在[历次更新](/updates/)里。
`;

/** Files of the stories, by path. */
export const SAMPLE_STORIES: readonly (readonly [path: string, text: string])[] = [
  ['stories/2025-q3.mdx', QUARTER],
  ['stories/corrected-june.mdx', CORRECTION],
  ['stories/hongyuan.en.mdx', ROAD_EN],
  ['stories/hongyuan.mdx', ROAD],
];
