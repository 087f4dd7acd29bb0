// Inserts a snippet where the cursor is, without a round trip.
const text = document.getElementById('text');
for (const button of document.querySelectorAll('button[name=insert]')) {
  button.type = 'button';
  button.addEventListener('click', () => {
    const before = text.value.slice(0, text.selectionStart);
    const gap = before.trim() && !before.endsWith('\n') ? '\n\n' : '';
    text.focus();
    // keeps the browser's undo
    if (!document.execCommand('insertText', false, gap + button.dataset.text)) {
      text.setRangeText(gap + button.dataset.text, text.selectionStart, text.selectionEnd, 'end');
    }
  });
}
