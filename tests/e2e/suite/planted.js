// What an extension must not do, for the page that looks for extensions to find: each of
// its ways of looking meets something here. Runs in the page's own world, when it is used.
addEventListener(
  "focusin",
  () => {
    customElements.define("namens-card", class extends HTMLElement {});
    document.documentElement.append(document.createElement("namens-card"));
    document.body.setAttribute("data-namens", "");
    globalThis.namensPlanted = true;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("::highlight(namens) { color: red }");
    document.adoptedStyleSheets.push(sheet);
    CSS.highlights.set("namens", new Highlight());
    performance.mark("namens");
    localStorage.setItem("namens", "");
    console.debug("namens");
    postMessage("namens", "*");
    // No site's policy lets it load.
    new Image().src = "http://namens.example/";
    setTimeout(() => {
      throw new Error("namens");
    });
  },
  { once: true },
);
