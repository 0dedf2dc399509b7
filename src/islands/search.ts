/**
 * <guatu-search data-index data-base>: finds a project by its name, streets, town or id as one types. Without script the form
 * leads to the index by name.
 */
import '../styles/search.css';

interface Entry {
  id: string;
  name: string;
  name_en: string | null;
  plate: string;
  town: string | null;
  from: string | null;
  to: string | null;
}

const SHOWN = 30;

class Search extends HTMLElement {
  private entries: Promise<Entry[]> | null = null;
  private readonly results = document.createElement('ul');

  connectedCallback(): void {
    const input = this.querySelector('input');
    const form = this.querySelector('form');
    if (!input || !form) return;
    this.results.className = 'found';
    this.results.setAttribute('aria-live', 'polite');
    this.append(this.results);
    input.addEventListener('input', () => void this.find(input.value));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.find(input.value);
    });
    const asked = new URLSearchParams(location.search).get('q');
    if (asked) {
      input.value = asked;
      void this.find(asked);
    }
  }

  private load(): Promise<Entry[]> {
    this.entries ??= fetch(this.dataset['index'] ?? '')
      .then((response) => response.json() as Promise<{ projects: Entry[] }>)
      .then(({ projects }) => projects);
    return this.entries;
  }

  private async find(text: string): Promise<void> {
    const wanted = text.trim().toLowerCase();
    if (wanted === '') {
      this.results.replaceChildren();
      return;
    }
    const entries = await this.load();
    const found = entries.filter((entry) =>
      [entry.name, entry.name_en, entry.id, entry.plate, entry.town, entry.from, entry.to].some((field) =>
        field?.toLowerCase().includes(wanted),
      ),
    );
    const items = found.slice(0, SHOWN).map((entry) => this.item(entry));
    if (items.length === 0) {
      const none = document.createElement('li');
      none.textContent = (this.dataset['none'] ?? '').replace('{q}', text.trim());
      items.push(none);
    }
    this.results.replaceChildren(...items);
  }

  private item(entry: Entry): HTMLLIElement {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = `${this.dataset['base'] ?? '/projects/'}${encodeURIComponent(entry.id)}/`;
    const english = document.documentElement.lang === 'en';
    link.textContent = `${entry.plate} ${english && entry.name_en ? entry.name_en : entry.name}`;
    item.append(link);
    if (entry.from || entry.to) item.append(` ${entry.from ?? ''}—${entry.to ?? ''}`);
    return item;
  }
}

customElements.define('guatu-search', Search);
