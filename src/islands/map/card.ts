/** The card of a road that was picked on the map. Data reach the page as text only. */
import { formatMetres } from '../../i18n/format.ts';
import type { Lang } from '../../schema/settings.ts';
import type { Road } from './shapes.ts';

export interface CardOptions {
  readonly road: Road;
  readonly lang: Lang;
  /** The status of the month, as the list says it. */
  readonly status: string;
  readonly href: string;
  readonly word: (name: string) => string;
  readonly onClose: () => void;
}

function paragraph(cls: string, text: string): HTMLParagraphElement {
  const made = document.createElement('p');
  made.className = cls;
  made.textContent = text;
  return made;
}

/** What joining changes, where the figures say so: 打通以前 5.0 公里，打通以后 640 米. */
function change(road: Road, lang: Lang, word: (name: string) => string): string | null {
  const { detour_before, detour_after } = road.properties;
  if (detour_after === null) return null;
  const before = detour_before === null ? word('no_other_way') : formatMetres(detour_before, lang);
  const comma = lang === 'zh' ? '，' : ', ';
  return `${word('within')}${comma}${word('before')} ${before}${comma}${word('after')} ${formatMetres(detour_after, lang)}`;
}

export function cardOf({ road, lang, status, href, word, onClose }: CardOptions): HTMLElement {
  const { plate, name, name_en, from, to } = road.properties;
  const card = document.createElement('div');
  card.className = 'map-card';
  const link = document.createElement('a');
  link.href = href;
  link.textContent = `${plate} ${lang === 'en' && name_en ? name_en : name}`;
  const title = paragraph('map-card-name', '');
  title.append(link);
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = word('close');
  close.addEventListener('click', onClose);
  card.append(title);
  if (from !== null && to !== null) card.append(paragraph('soft', `${from}—${to}`));
  if (status !== '') card.append(paragraph('', status));
  const changed = change(road, lang, word);
  if (changed !== null) card.append(paragraph('soft', changed));
  const page = document.createElement('a');
  page.href = href;
  page.className = 'map-card-page';
  page.textContent = word('page');
  card.append(page, close);
  card.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') onClose();
  });
  return card;
}
