//! How long a key keeps the page, in the editors of five sites.

use super::pair::Pair;
use anyhow::{Result, ensure};
use namens_e2e::{Browser, Composer, Keys, Kind, Site, long_text};

const CHARACTERS: usize = 3000;

/// Both browsers take turns of so many characters.
const TURN: usize = 250;

/// Types the same into each editor in both browsers, and says how long the
/// keys took.
///
/// # Errors
/// When a browser does not answer, or what was typed is not what is there.
pub async fn measure(pair: &Pair, kind: Kind) -> Result<()> {
    println!("{kind:38} {:>14} {:>14} {:>14}", "median", "99 %", "pause");
    for site in Site::FIVE {
        let [off, on] = type_in(pair, site).await?;
        let both = |off: f64, on: f64| format!("{off:.2} / {on:.2}");
        println!(
            "{:38} {:>14} {:>14} {:>14}",
            format!("  {site}, ms a key without / with"),
            both(off.share(0.5), on.share(0.5)),
            both(off.share(0.99), on.share(0.99)),
            both(off.pause, on.pause),
        );
    }
    Ok(())
}

/// Without and with Namens.
async fn type_in(pair: &Pair, site: Site) -> Result<[Keys; 2]> {
    let off = open(pair, &pair.off, site).await?;
    let on = open(pair, &pair.on, site).await?;
    let text = long_text(CHARACTERS);
    let characters: Vec<_> = text.chars().collect();
    let [mut without, mut with] = [Keys::default(), Keys::default()];
    for (turn, characters) in characters.chunks(TURN).enumerate() {
        let part: String = characters.iter().collect();
        for browser in pair.in_turn(turn) {
            let measured = browser.type_measured(&part).await?;
            if browser.is_installed() {
                with.extend(measured);
            } else {
                without.extend(measured);
            }
        }
    }
    for (browser, composer) in [(&pair.off, off), (&pair.on, on)] {
        let typed = composer.text(browser).await?;
        ensure!(typed == text, "in {site} stands: {typed}");
    }
    ensure!(
        with.keys.len() == CHARACTERS && without.keys.len() == CHARACTERS,
        "{} and {} keys were heard",
        without.keys.len(),
        with.keys.len()
    );
    Ok([without, with])
}

async fn open(pair: &Pair, browser: &Browser, site: Site) -> Result<Composer> {
    let address = pair.server.url(site.host(), &site.target("/?typing=1"));
    browser.open(&address).await?;
    let composer = Composer::find(browser, site).await?;
    composer.focus(browser).await?;
    browser.drawn().await?;
    Ok(composer)
}
