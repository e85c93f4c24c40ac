// Reddit's web components: what a person types into and presses stands in open
// shadow roots, or in slots of them.
function shadow(element, ...parts) {
  element.attachShadow({ mode: "open" }).append(...parts);
}

function slot(name) {
  const slot = document.createElement("slot");
  slot.name = name;
  return slot;
}

// A frame around what stands in the page.
class Slotted extends HTMLElement {
  constructor() {
    super();
    const names = ["title", "rte", "error", "submit-button"];
    shadow(this, ...names.map(slot), document.createElement("slot"));
  }
}

// A text box of its own.
class FaceplateTextareaInput extends HTMLElement {
  constructor() {
    super();
    const area = document.createElement("textarea");
    area.id = "innerTextArea";
    area.rows = 1;
    shadow(this, area);
  }

  get area() {
    return this.shadowRoot.querySelector("#innerTextArea");
  }
}

// The button of a post. Its state is an attribute of the element around it.
class SubmitButton extends HTMLElement {
  static observedAttributes = ["disabled"];

  constructor() {
    super();
    const button = document.createElement("button");
    button.id = "inner-post-submit-button";
    button.type = "button";
    button.textContent = "Post";
    shadow(this, button);
  }

  attributeChangedCallback() {
    this.shadowRoot.querySelector("button").disabled = this.hasAttribute("disabled");
  }
}

customElements.define("shreddit-composer", class extends Slotted {});
customElements.define("shreddit-comment", class extends Slotted {});
customElements.define("r-post-composer-form", class extends Slotted {});
customElements.define("faceplate-textarea-input", FaceplateTextareaInput);
customElements.define("r-post-form-submit-button", SubmitButton);
