//! The fonts that Chromium without a window has: the same everywhere, so that a
//! picture of one machine can be held against one of another.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// Writes a font configuration with the pinned fonts and nothing else into
/// `folder`; gives its file, for `FONTCONFIG_FILE`.
pub fn pinned(folder: &Path) -> Result<PathBuf> {
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../sites/node_modules/dejavu-fonts-ttf/ttf")
        .canonicalize()
        .context("run `npm ci` in tests/sites")?;
    let file = folder.join("fonts.conf");
    std::fs::write(&file, configuration(&fonts, folder))
        .with_context(|| format!("cannot write {}", file.display()))?;
    Ok(file)
}

fn configuration(fonts: &Path, cache: &Path) -> String {
    format!(
        r#"<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{}</dir>
  <cachedir>{}</cachedir>
  <match target="pattern">
    <test qual="any" name="family"><string>system-ui</string></test>
    <edit name="family" mode="assign" binding="strong"><string>DejaVu Sans</string></edit>
  </match>
  <match target="pattern">
    <edit name="family" mode="append_last"><string>DejaVu Sans</string></edit>
  </match>
  <alias>
    <family>sans-serif</family>
    <prefer><family>DejaVu Sans</family></prefer>
  </alias>
  <alias>
    <family>serif</family>
    <prefer><family>DejaVu Serif</family></prefer>
  </alias>
  <match target="font">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
  </match>
</fontconfig>
"#,
        fonts.display(),
        cache.join("fonts").display()
    )
}
