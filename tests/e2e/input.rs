//! Trusted keys and presses.

use crate::{Browser, Kind};
use anyhow::Result;
use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::time::Duration;

/// Within the 500 ms of a double click.
const SLOW_DOUBLE_CLICK: Duration = Duration::from_millis(250);

/// Keys pressed together, the last one after the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chord(Vec<char>);

impl Chord {
    /// Control and Enter. (The protocol's Enter is the key on the number pad,
    /// its Return the large one.)
    #[must_use]
    pub fn control_enter() -> Self {
        Self(vec![Key::Control.into(), Key::Return.into()])
    }

    /// Meta and Enter.
    #[must_use]
    pub fn meta_enter() -> Self {
        Self(vec![Key::Meta.into(), Key::Return.into()])
    }

    /// Shift and Enter.
    #[must_use]
    pub fn shift_enter() -> Self {
        Self(vec![Key::Shift.into(), Key::Return.into()])
    }

    /// Shift and Tab.
    #[must_use]
    pub fn shift_tab() -> Self {
        Self(vec![Key::Shift.into(), Key::Tab.into()])
    }

    /// Control and a letter.
    #[must_use]
    pub fn control(letter: char) -> Self {
        Self(vec![Key::Control.into(), letter])
    }

    /// Alt and a letter.
    #[must_use]
    pub fn alt(letter: char) -> Self {
        Self(vec![Key::Alt.into(), letter])
    }

    /// One key.
    #[must_use]
    pub fn key(key: Key) -> Self {
        Self(vec![key.into()])
    }
}

impl Browser {
    /// Types into what has the focus, key by key. A line break is Enter.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn type_text(&self, text: &str) -> Result<()> {
        let mut keys = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            if has_key(first) {
                let key = if first == '\n' {
                    Key::Return.into()
                } else {
                    first
                };
                keys.extend([down(key), up(key)]);
                rest = &rest[first.len_utf8()..];
                continue;
            }
            // No keyboard has these: an emoji panel commits them as a whole.
            self.keys(std::mem::take(&mut keys)).await?;
            let end = rest.find(has_key).unwrap_or(rest.len());
            self.commit(&rest[..end]).await?;
            // Lexical takes it over later than the event, and a key that is
            // faster than any person's lands before it.
            self.drawn().await?;
            rest = &rest[end..];
        }
        self.keys(keys).await
    }

    /// Types characters that have a key, with a pause after each in which the
    /// page can do what it likes.
    pub(crate) async fn type_slowly(&self, text: &str, pause: Duration) -> Result<()> {
        let pause = json!({ "type": "pause", "duration": pause.as_millis() });
        let keys = text
            .chars()
            .flat_map(|key| [down(key), up(key), pause.clone()]);
        self.keys(keys.collect()).await
    }

    /// Presses and lets go of a chord.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn press(&self, chord: &Chord) -> Result<()> {
        let down = chord.0.iter().copied().map(down);
        let up = chord.0.iter().rev().copied().map(up);
        self.keys(down.chain(up).collect()).await
    }

    /// Types and presses in one go, without a pause in which the page could
    /// do anything: one action sequence.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn type_and_press(&self, text: &str, chord: &Chord) -> Result<()> {
        let typed = text.chars().flat_map(|key| [down(key), up(key)]);
        let down = chord.0.iter().copied().map(down);
        let up = chord.0.iter().rev().copied().map(up);
        self.keys(typed.chain(down).chain(up).collect()).await
    }

    /// Holds Control and Enter: Enter goes down again and again, as a keyboard
    /// repeats it, until [`Browser::let_go`].
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn hold_control_enter(&self, repeats: usize) -> Result<()> {
        let chord = Chord::control_enter();
        let pressed: Vec<_> = chord.0.iter().copied().map(down).collect();
        match self.kind() {
            Kind::Firefox => {
                let again = std::iter::repeat_n(down(Key::Return.into()), repeats);
                self.keys(pressed.into_iter().chain(again).collect()).await
            }
            Kind::Chromium => {
                // chromedriver never marks a key as repeated: ask the browser itself.
                self.keys(pressed).await?;
                let repeat = json!({
                    "cmd": "Input.dispatchKeyEvent",
                    "params": {
                        "type": "rawKeyDown", "autoRepeat": true, "modifiers": 2,
                        "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13,
                    },
                });
                for _ in 0..repeats {
                    self.post("goog/cdp/execute", repeat.clone()).await?;
                }
                Ok(())
            }
        }
    }

    /// Lets go of all keys and buttons.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn let_go(&self) -> Result<()> {
        Ok(self.client().release_actions().await?)
    }

    /// Presses the mouse on the middle of an element, `times` in a row.
    ///
    /// # Errors
    /// When the element cannot be scrolled into view.
    pub async fn click(&self, element: &Element, times: usize) -> Result<()> {
        self.presses(element, times, Duration::ZERO).await
    }

    /// Presses the mouse twice, so slowly that the page has answered the first
    /// press, and so fast that it still is a double click.
    ///
    /// # Errors
    /// When the element cannot be scrolled into view.
    pub async fn slow_double_click(&self, element: &Element) -> Result<()> {
        self.presses(element, 2, SLOW_DOUBLE_CLICK).await
    }

    /// Puts text into what has the focus as an input method does, at once.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn commit(&self, text: &str) -> Result<()> {
        match self.kind() {
            Kind::Chromium => {
                let insert = json!({ "cmd": "Input.insertText", "params": { "text": text } });
                self.post("goog/cdp/execute", insert).await?;
            }
            Kind::Firefox => {
                let script = "
                    const window = Services.wm.getMostRecentWindow('navigator:browser');
                    const method = Cc['@mozilla.org/text-input-processor;1']
                        .createInstance(Ci.nsITextInputProcessor);
                    if (!method.beginInputTransactionForTests(window))
                        throw new Error('the input method is taken');
                    method.commitCompositionWith(arguments[0]);";
                self.in_chrome(script, vec![json!(text)]).await?;
            }
        }
        Ok(())
    }

    /// Shows text as an input method does before anything is chosen: it stands
    /// in the editor, underlined, and is not written yet.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn compose(&self, text: &str) -> Result<()> {
        match self.kind() {
            Kind::Chromium => {
                let end = text.encode_utf16().count();
                let compose = json!({
                    "cmd": "Input.imeSetComposition",
                    "params": { "text": text, "selectionStart": end, "selectionEnd": end },
                });
                self.post("goog/cdp/execute", compose).await?;
            }
            Kind::Firefox => {
                let script = "
                    const window = Services.wm.getMostRecentWindow('navigator:browser');
                    const method = window.inputMethodUnderTest ??=
                        Cc['@mozilla.org/text-input-processor;1']
                            .createInstance(Ci.nsITextInputProcessor);
                    if (!method.beginInputTransactionForTests(window))
                        throw new Error('the input method is taken');
                    const [text] = arguments;
                    method.setPendingCompositionString(text);
                    method.appendClauseToPendingComposition(text.length, method.ATTR_RAW_CLAUSE);
                    method.setCaretInPendingComposition(text.length);
                    if (!method.flushPendingComposition())
                        throw new Error('nothing takes the composition');";
                self.in_chrome(script, vec![json!(text)]).await?;
            }
        }
        Ok(())
    }

    /// Presses Enter to write what [`Browser::compose`] shows: the key is the
    /// input method's.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn choose_with_enter(&self, text: &str) -> Result<()> {
        match self.kind() {
            Kind::Chromium => {
                let enter = |kind, code| {
                    json!({
                        "cmd": "Input.dispatchKeyEvent",
                        "params": {
                            "type": kind, "key": "Enter", "code": "Enter",
                            "windowsVirtualKeyCode": code,
                        },
                    })
                };
                // 229 is the code of a key that an input method handles.
                self.post("goog/cdp/execute", enter("rawKeyDown", 229))
                    .await?;
                self.commit(text).await?;
                self.post("goog/cdp/execute", enter("keyUp", 13)).await?;
            }
            Kind::Firefox => {
                let script = "
                    const window = Services.wm.getMostRecentWindow('navigator:browser');
                    const method = window.inputMethodUnderTest;
                    const enter = new window.KeyboardEvent('', {
                        key: 'Enter', code: 'Enter', keyCode: window.KeyboardEvent.DOM_VK_RETURN,
                    });
                    method.commitCompositionWith(arguments[0], enter);
                    method.keyup(enter);
                    delete window.inputMethodUnderTest;";
                self.in_chrome(script, vec![json!(text)]).await?;
            }
        }
        Ok(())
    }

    /// Runs a function body in Firefox's own window.
    pub(crate) async fn in_chrome(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        self.context("chrome").await?;
        let answer = self.run(script, arguments).await;
        self.context("content").await?;
        answer
    }

    /// Runs an async function body in Firefox's own window and awaits its promise.
    pub(crate) async fn in_chrome_async(&self, body: &str) -> Result<Value> {
        self.context("chrome").await?;
        let answer = self.run_async(body, vec![]).await;
        self.context("content").await?;
        answer
    }

    async fn context(&self, context: &str) -> Result<()> {
        self.post("moz/context", json!({ "context": context }))
            .await?;
        Ok(())
    }

    async fn presses(&self, element: &Element, times: usize, between: Duration) -> Result<()> {
        self.run(
            "arguments[0].scrollIntoView({ block: 'nearest' })",
            vec![json!(element)],
        )
        .await?;
        let move_there = json!({
            "type": "pointerMove", "duration": 0, "x": 0, "y": 0, "origin": element,
        });
        let press = [
            json!({ "type": "pointerDown", "button": 0 }),
            json!({ "type": "pointerUp", "button": 0 }),
            json!({ "type": "pause", "duration": between.as_millis() }),
        ];
        let presses = press.into_iter().cycle().take(3 * times);
        let actions: Vec<_> = std::iter::once(move_there).chain(presses).collect();
        self.perform(json!({
            "type": "pointer", "id": "mouse",
            "parameters": { "pointerType": "mouse" }, "actions": actions,
        }))
        .await
    }

    async fn keys(&self, actions: Vec<Value>) -> Result<()> {
        if actions.is_empty() {
            return Ok(());
        }
        self.perform(json!({ "type": "key", "id": "keyboard", "actions": actions }))
            .await
    }

    async fn perform(&self, source: Value) -> Result<()> {
        self.post("actions", json!({ "actions": [source] })).await?;
        Ok(())
    }
}

fn has_key(character: char) -> bool {
    // Joiners and variation selectors belong to the emoji around them.
    character < '\u{2000}'
}

fn down(key: char) -> Value {
    json!({ "type": "keyDown", "value": key })
}

fn up(key: char) -> Value {
    json!({ "type": "keyUp", "value": key })
}
