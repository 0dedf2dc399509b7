/** The settings of the fictional city, with the remarks an official would want beside them. */
import { monthText, yearOf, monthOfDay } from './calendar.ts';
import type { Campaign } from './campaign.ts';
import { LADDER } from './ladder.ts';
import { HOST } from './papers.ts';

/** `site.yaml`. */
export function siteYaml(campaign: Campaign): string {
  const years = [yearOf(campaign.first), yearOf(monthOfDay(campaign.deadline))];
  const span = years[0] === years[1] ? String(years[0]) : years.join('-');
  const ladder = LADDER.map(
    ({ trigger, measure }) => `  - trigger: ${trigger}\n    measure: ${measure}`,
  ).join('\n');
  return `# 示例市是虚构的：地名、单位、数字都由 npm run sample 生成，不指任何真实城市。
title: 示例市${campaign.title} ${span}
title_en: "Shili City: ${campaign.titleEn}"
city: 示例市
city_en: Shili
publisher: 示例市住房和城乡建设局
publisher_en: Shili Housing and Construction Bureau
contact: 示例市断头路专班，电话 0300-00000000
report_url: ${HOST}/report
base_url: ${HOST}
languages: [zh, en]

# 数据截至哪一个月；换新一期时只改这一行，再加一份 progress/年-月.csv。
as_of: ${monthText(campaign.asOf)}
# 次月几日前公布
release_day: 5
license: CC-BY-4.0
source_note: 各区、各单位每月填报，市断头路专班汇总。演示数据，全部虚构。
# 每一页都标明“演示数据”
demo: true

thresholds:
  behind_points: 10
  ahead_points: 3
  stalled_months: 3

# 排名：各项指标的权重，与排名一起公布
ranking:
  weights:
    open_gap: 0.5
    milestone_rate: 0.3
    issue_rate: 0.2
  min_projects: 3

# 候选项目：三项各占多少，与候选名单一起公布
priority:
  weights:
    need: 0.4
    importance: 0.4
    feasibility: 0.2

# 计划连续未完成多久，采取什么措施
ladder:
${ladder}

coordinates: wgs84
map:
  boundaries: false

government_meta:
  SiteName: 示例市断头路公开网
  SiteDomain: shili.example
  SiteIDCode: "0000000000"
`;
}
