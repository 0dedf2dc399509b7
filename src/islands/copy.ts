/**
 * <guatu-copy data-copy data-copied> after a citation: a button that copies it with today as the day of access, which
 * is the reader's own and no build can know.
 */
function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

class CitationCopy extends HTMLElement {
  connectedCallback(): void {
    // Without a secure address browsers give no clipboard: then the text is there to be marked by hand.
    if (!('clipboard' in navigator) || this.childElementCount > 0) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = this.dataset['copy'] ?? '';
    const said = document.createElement('span');
    said.setAttribute('role', 'status');
    button.addEventListener('click', () => {
      void navigator.clipboard.writeText(this.#citation()).then(() => {
        said.textContent = this.dataset['copied'] ?? '';
      });
    });
    this.append(button, said);
  }

  #citation(): string {
    const quote = this.previousElementSibling?.cloneNode(true);
    if (!(quote instanceof HTMLElement)) return '';
    const blank = quote.querySelector('span');
    if (blank) blank.textContent = today();
    return (quote.textContent ?? '').trim();
  }
}

customElements.define('guatu-copy', CitationCopy);
