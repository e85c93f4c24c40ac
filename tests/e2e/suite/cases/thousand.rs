//! A thousand composers opened and closed in one page leave nothing behind.

use crate::case::Case;
use crate::context::{Context, THIRD_EXAMPLE};
use anyhow::{Result, ensure};
use namens_e2e::{Answer, Browser, Composer, Kind, Press, Shown, Site, until};
use serde_json::json;

/// One that takes minutes.
pub fn all() -> Vec<Case> {
    vec![Case::new("life/thousand", |context| {
        Box::pin(thousand(context))
    })]
}

/// As the page's own scripts do it: opens the modal, writes, waits until
/// something that is not the page's own is seen, and closes it, some times.
const ROUNDS: &str = "
    const [text, rounds] = args;
    const until = async (what, check) => {
        const start = performance.now();
        while (!check()) {
            if (performance.now() - start > 10_000) throw new Error(`no ${what}`);
            await new Promise(done => setTimeout(done));
        }
    };
    const one = css => document.querySelector(css);
    const editor = () => one('.tiptap.ProseMirror');
    const isShown = () => {
        for (let x = 10; x < innerWidth; x += 25)
            for (let y = 10; y < innerHeight; y += 15)
                if (document.elementFromPoint(x, y)?.matches('html > div:empty')) return true;
        return false;
    };
    for (let round = 0; round < rounds; round++) {
        one('.new-post').click();
        await until('editor', () => editor() && document.activeElement === editor());
        document.execCommand('insertText', false, text);
        await until('text', () => editor().textContent === text);
        // The pause in typing is not waited for.
        editor().blur();
        editor().focus();
        await until('warning', isShown);
        one('[aria-label=Cancel]').click();
        await until('prompt', () => one('[data-testid=confirmBtn]'));
        one('[data-testid=confirmBtn]').click();
        await until('end', () => !editor() && !isShown());
    }";

/// What a call of [`ROUNDS`] does within the time that a script has.
const AT_ONCE: usize = 25;

/// By how many bytes the objects may grow between the first hundred and the
/// last. A composer that stays is more than ten thousand bytes. Chromium
/// counts the code that it makes faster meanwhile, Firefox does not.
const fn growth(kind: Kind) -> u64 {
    match kind {
        Kind::Chromium => 4 << 20,
        Kind::Firefox => 256 << 10,
    }
}

async fn hundred(browser: &Browser) -> Result<()> {
    for _ in 0..100 / AT_ONCE {
        let arguments = vec![json!(THIRD_EXAMPLE), json!(AT_ONCE)];
        browser.run_async(ROUNDS, arguments).await?;
    }
    Ok(())
}

async fn thousand(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    context.open(Site::BLUESKY, "/?closed=1").await?;
    by_a_person(browser).await?;
    hundred(browser).await?;
    let first = browser.memory().await?;
    for _ in 1..10 {
        hundred(browser).await?;
    }
    let last = browser.memory().await?;
    // The page makes one of its own now and then; of us there would be hundreds.
    let nodes = first.nodes + first.nodes / 10;
    ensure!(
        last.nodes <= nodes && last.listeners <= first.listeners,
        "something stays: after 100 {first:?}, after 1,000 {last:?}"
    );
    ensure!(
        last.objects <= first.objects + growth(browser.kind()),
        "objects stay: after 100 {first:?}, after 1,000 {last:?}"
    );
    ensure!(
        last.buffers <= first.buffers,
        "the engine grows: after 100 {first:?}, after 1,000 {last:?}"
    );
    Ok(())
}

/// One composer whose question is answered: it has all that we ever show in
/// it. Only one, since the driver keeps what it was shown.
async fn by_a_person(browser: &Browser) -> Result<()> {
    browser.click(&browser.find(".new-post").await?, 1).await?;
    let composer = Composer::find(browser, Site::BLUESKY).await?;
    composer.write(browser, THIRD_EXAMPLE).await?;
    browser.warning_about("munitie").await?;
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Change).await?;
    for button in ["[aria-label=Cancel]", "[data-testid=confirmBtn]"] {
        let button = browser.find(button).await?;
        // The warning may lie over what the page asks.
        let click = "arguments[0].click()";
        browser.run(click, vec![json!(button)]).await?;
    }
    until("nothing to be shown", async || {
        Ok((browser.shown().await? == Shown::default()).then_some(()))
    })
    .await
}
