//! A picture held against the one that is kept.

use anyhow::{Context as _, Result, bail};
use image::{RgbImage, open};
use std::path::Path;

/// From how large a difference in any channel, of 255, a pixel counts as
/// another one: less is how a letter's edge is smoothed.
const ANOTHER: u8 = 64;

/// How many of a thousand pixels may be others.
const FEW: usize = 4;

/// Has the pictures kept anew instead of held against those that are.
const KEEP: &str = "NAMENS_KEEP_PICTURES";

/// Holds a picture against the one that is kept. Where they differ, it leaves
/// the new one beside itself, with the differences in red.
///
/// # Errors
/// When it is another picture, or there is none to hold it against.
pub fn compare(taken: &Path, kept: &Path) -> Result<()> {
    if std::env::var_os(KEEP).is_some() {
        std::fs::copy(taken, kept).with_context(|| format!("cannot keep {}", kept.display()))?;
        return Ok(());
    }
    let name = taken.display();
    let hint = format!("look at it, then keep it with {KEEP}=1");
    let was = open(kept).context(hint.clone())?.to_rgb8();
    let is = open(taken)?.to_rgb8();
    if was.dimensions() != is.dimensions() {
        let (was, is) = (was.dimensions(), is.dimensions());
        bail!("{name}: {was:?} became {is:?}; {hint}");
    }
    let (others, marked) = differences(&was, &is);
    let allowed = is.pixels().len() * FEW / 1000;
    if others > allowed {
        let file = taken.with_extension("differences.png");
        marked.save(&file)?;
        bail!("{name}: {others} pixels differ, {allowed} may; {hint}");
    }
    Ok(())
}

/// How many pixels are others, and the picture with those in red.
fn differences(was: &RgbImage, is: &RgbImage) -> (usize, RgbImage) {
    let mut marked = is.clone();
    let mut others = 0;
    for (pixel, old) in marked.pixels_mut().zip(was.pixels()) {
        let differs = pixel
            .0
            .iter()
            .zip(old.0)
            .any(|(new, old)| new.abs_diff(old) > ANOTHER);
        if differs {
            others += 1;
            pixel.0 = [255, 0, 0];
        }
    }
    (others, marked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    #[test]
    fn only_what_is_clearly_another_colour_counts() {
        let was = RgbImage::from_pixel(4, 4, Rgb([200, 200, 200]));
        let mut is = was.clone();
        is.put_pixel(0, 0, Rgb([150, 200, 200]));
        is.put_pixel(1, 1, Rgb([90, 200, 200]));
        let (others, marked) = differences(&was, &is);
        assert_eq!(others, 1);
        assert_eq!(marked.get_pixel(1, 1).0, [255, 0, 0]);
    }
}
