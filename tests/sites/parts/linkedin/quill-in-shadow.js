// Quill asks the document for selection and focus, which stop at a shadow root.
// A site that puts it inside one has to ask the root.
import Selection from "quill/core/selection.js";

Selection.prototype.getNativeRange = function getNativeRange() {
  const root = this.root.getRootNode();
  const selection = root.getSelection?.() ?? document.getSelection();
  return selection && selection.rangeCount > 0 ? this.normalizeNative(selection.getRangeAt(0)) : null;
};

Selection.prototype.hasFocus = function hasFocus() {
  return this.root.contains(this.root.getRootNode().activeElement);
};
