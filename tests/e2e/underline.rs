//! The underlines of found words, held against where the words stand.

use crate::Browser;
use anyhow::{Context as _, Result, ensure};
use fantoccini::elements::Element;
use serde::Deserialize;
use serde_json::json;

/// Reads the highlights in a rich-text editor, and looks its words up anew.
const RICH: &str = "
    const [editor] = arguments;
    const words = [], wrong = [];
    const nodes = [];
    let text = '';
    const walker = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        nodes.push([text.length, walker.currentNode]);
        text += walker.currentNode.data;
    }
    const truth = (from, to) => {
        const range = new Range();
        const [first, start] = nodes.findLast(([start]) => start <= from).toReversed();
        range.setStart(first, from - start);
        const [last, before] = nodes.findLast(([start]) => start < to).toReversed();
        range.setEnd(last, to - before);
        return range;
    };
    const rects = range => JSON.stringify([...range.getClientRects()].map(
        ({ left, top, right, bottom }) => [left, top, right, bottom].map(Math.round)));
    for (const [name, highlight] of CSS.highlights) {
        for (const range of highlight) {
            const said = range.toString();
            words.push(said);
            const places = [];
            for (let at = said ? text.indexOf(said) : -1; at >= 0; at = text.indexOf(said, at + 1)) places.push(at);
            const is = at => rects(truth(at, at + said.length)) === rects(range);
            if (!places.some(is)) wrong.push(`${said} at ${rects(range)}`);
            const style = getComputedStyle(range.startContainer.parentElement, `::highlight(${name})`);
            if (!style.textDecorationLine.includes('underline')) wrong.push(`no line under ${said}`);
        }
    }
    return { words, wrong };
";

/// Reads the marks over text boxes, and asks the browser which letters of a box
/// stand where a mark begins and ends.
const MARKS: &str = "
    const words = [], wrong = [];
    for (const mark of arguments[0].getRootNode().querySelectorAll('.copy mark')) {
        const said = mark.textContent;
        const rects = [...mark.getClientRects()];
        const [first, last] = [rects[0], rects.at(-1)];
        const place = (x, { top, bottom }) => document.caretPositionFromPoint(x, (top + bottom) / 2);
        const start = place(first.left + 1, first), end = place(last.right - 1, last);
        const found = start?.offsetNode === end?.offsetNode
            ? start?.offsetNode.value?.slice(start.offset, end.offset) : null;
        words.push(said);
        const seen = mark.closest('.layer').getBoundingClientRect();
        const middle = (first.top + first.bottom) / 2;
        const isInside = middle > seen.top && middle < seen.bottom && middle < innerHeight;
        // Scrolled out of the box, with its words.
        if (!isInside) continue;
        if (!mark.checkVisibility({ visibilityProperty: true })) wrong.push(`${said} is hidden`);
        if (found !== said) wrong.push(`${said} lies over ${found}`);
    }
    return { words, wrong };
";

#[derive(Deserialize)]
struct Seen {
    words: Vec<String>,
    wrong: Vec<String>,
}

impl Browser {
    /// The underlined words of an editor, or of all text boxes if it is one.
    ///
    /// # Errors
    /// When a line is not where its words are, or the browser does not answer.
    pub async fn underlined(&self, editor: &Element) -> Result<Vec<String>> {
        // They follow their words when the browser is about to draw.
        self.drawn().await?;
        let is_box = "return arguments[0].matches('textarea, input')";
        let is_box = self.run(is_box, vec![json!(editor)]).await? == json!(true);
        let seen = if is_box {
            let seen = self.inside(MARKS, vec![]).await?;
            seen.unwrap_or(json!({ "words": [], "wrong": [] }))
        } else {
            self.run(RICH, vec![json!(editor)]).await?
        };
        let seen: Seen = serde_json::from_value(seen).context("underlines of another shape")?;
        ensure!(seen.wrong.is_empty(), "{:#?}", seen.wrong);
        Ok(seen.words)
    }

    /// How much there is in the page for underlines: names, stylesheets, and
    /// layers of ours.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn traces_of_underlines(&self) -> Result<i64> {
        let script = "
            const hosts = [...document.querySelectorAll('*')].filter(node => node.shadowRoot);
            const roots = [document, ...hosts.map(host => host.shadowRoot)];
            const sheets = roots.map(root => root.adoptedStyleSheets.length);
            return sheets.reduce((sum, count) => sum + count, CSS.highlights.size);";
        let in_page = self.run(script, vec![]).await?;
        let layers = "return arguments[0].getRootNode().querySelectorAll('.layer').length";
        let ours = self.inside(layers, vec![]).await?.unwrap_or(json!(0));
        Ok(in_page.as_i64().unwrap_or(-1) + ours.as_i64().unwrap_or(-1))
    }
}
