/** `robots.txt` (RFC 9309). Everything is public; it only says where the list of pages is. */

/**
 * @param base the sub-path of the site
 * @param sitemap the whole address of the sitemap; null where the settings name no address of the site
 */
export function robotsText(base: string, sitemap: string | null): string {
  const lines = ['User-agent: *', 'Allow: /', ...(sitemap === null ? [] : ['', `Sitemap: ${sitemap}`])];
  if (base !== '/')
    lines.unshift(
      `# 本站在子路径 ${base} 下，搜索引擎只读主机根目录的 /robots.txt，不读这一份；请把下面的 Sitemap 一行加进那一份。`,
      `# This site stands at ${base}. Crawlers read only /robots.txt at the root of the host, not this copy:`,
      '# add the Sitemap line below to that file.',
    );
  return `${lines.join('\n')}\n`;
}
