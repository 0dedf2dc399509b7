/** <guatu-copy data-copy data-copied>: a button that copies the code in its text field; without script it can be marked and copied. */
class Copy extends HTMLElement {
  connectedCallback(): void {
    const field = this.querySelector('textarea');
    if (field === null || this.querySelector('button') !== null) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = this.dataset['copy'] ?? '';
    button.addEventListener('click', () => {
      void this.copy(field, button);
    });
    this.append(button);
  }

  private async copy(field: HTMLTextAreaElement, button: HTMLButtonElement): Promise<void> {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      button.textContent = this.dataset['copied'] ?? '';
    } catch {
      // Not allowed, or no secure page: the code is marked, and the reader's own keys copy it.
    }
  }
}

customElements.define('guatu-copy', Copy);
