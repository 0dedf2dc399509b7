/** <guatu-print data-word>: a button that prints the page; without script the browser's own printing does the same. */
class Print extends HTMLElement {
  connectedCallback(): void {
    if (this.querySelector('button') !== null) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = this.dataset['word'] ?? '';
    button.addEventListener('click', () => {
      window.print();
    });
    this.append(button);
  }
}

customElements.define('guatu-print', Print);
