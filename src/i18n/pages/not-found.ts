/** The page for an address that leads nowhere: one for all, so that it speaks both languages. */
export const NOT_FOUND = {
  title: '没有这个网页',
  text: '网址可能写错了，也可能从来没有过：公布过的网址不会撤下。可以从首页或全部道路找起。',
  links: { home: '首页', projects: '全部道路', home_en: 'Home', projects_en: 'All roads' },
  title_en: 'There is no such page',
  text_en:
    'The address may be misspelt, or may never have existed: an address that was published is never taken away.',
} as const;
