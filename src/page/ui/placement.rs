//! Where a card, a chip or a mark goes at a composer. Pure: rectangles in, a
//! rectangle out.

/// A rectangle in CSS pixels of the viewport.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// Distance of the left edge from the viewport's left edge.
    pub left: f64,
    /// Distance of the top edge from the viewport's top edge.
    pub top: f64,
    /// Distance of the right edge from the viewport's left edge.
    pub right: f64,
    /// Distance of the bottom edge from the viewport's top edge.
    pub bottom: f64,
}

impl Rect {
    fn at(left: f64, top: f64, size: Size) -> Self {
        Self {
            left,
            top,
            right: left + size.width,
            bottom: top + size.height,
        }
    }

    /// Width in CSS pixels.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Height in CSS pixels.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// Whether the two share any area; touching edges do not.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.shared_area(other) > 0.0
    }

    fn shared_area(&self, other: &Self) -> f64 {
        let width = self.right.min(other.right) - self.left.max(other.left);
        let height = self.bottom.min(other.bottom) - self.top.max(other.top);
        width.max(0.0) * height.max(0.0)
    }

    fn holds(&self, inner: &Self) -> bool {
        inner.left >= self.left
            && inner.top >= self.top
            && inner.right <= self.right
            && inner.bottom <= self.bottom
    }

    /// The same with its edges so far inwards.
    fn shrunk(&self, by: f64) -> Self {
        Self {
            left: self.left + by,
            top: self.top + by,
            right: self.right - by,
            bottom: self.bottom - by,
        }
    }
}

/// A width and a height in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// The side of the composer on which a card stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Under it.
    Below,
    /// To its right.
    Right,
    /// To its left.
    Left,
    /// Over it.
    Above,
}

impl Side {
    /// In the order in which they are tried.
    const ALL: [Self; 4] = [Self::Below, Self::Right, Self::Left, Self::Above];

    /// The identifier that the stylesheet knows.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Below => "below",
            Self::Right => "right",
            Self::Left => "left",
            Self::Above => "above",
        }
    }
}

/// Where a card goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Placement {
    /// Beside the composer. The rectangle may be lower than the card asked
    /// for; it then scrolls.
    Beside(Side, Rect),
    /// Over a part of the composer that has neither the caret nor a button; it
    /// may be lower too.
    Over(Rect),
    /// Nowhere: any place covers something that must stay in sight.
    NoRoom,
    /// The composer itself is out of sight.
    OutOfSight,
}

impl Placement {
    /// Whether it is beside the composer, and so beside the caret.
    #[must_use]
    pub fn is_beside(self) -> bool {
        matches!(self, Self::Beside(..))
    }

    /// The rectangle, where there is one.
    #[must_use]
    pub fn rect(self) -> Option<Rect> {
        match self {
            Self::Beside(_, rect) | Self::Over(rect) => Some(rect),
            Self::NoRoom | Self::OutOfSight => None,
        }
    }
}

/// Between card and composer, for the pointer of the card.
const GAP: f64 = 10.0;
/// Between card and edge of the viewport.
const MARGIN: f64 = 8.0;
/// How far from the composer a card still reads as belonging to it.
const REACH: f64 = 120.0;
/// The least height at which a card that scrolls is still worth reading.
const LEAST_HEIGHT: f64 = 150.0;
/// Between what lies over the composer and what must stay in sight there.
const CLEARANCE: f64 = 4.0;

/// Where something goes that covers nothing of what is to be avoided (the
/// caret, the publish button, open lists): beside the composer, and over a part
/// of it only where there is no room beside it.
#[must_use]
pub fn at(viewport: &Rect, composer: &Rect, avoid: &[Rect], card: Size) -> Placement {
    match beside(viewport, composer, avoid, card) {
        Placement::NoRoom => over(viewport, avoid, card),
        found => found,
    }
}

/// The first place below, right, left or above that lies in the viewport and
/// covers neither the composer nor what is to be avoided: at the card's full
/// height if any side has that, otherwise as high as there is room.
fn beside(viewport: &Rect, composer: &Rect, avoid: &[Rect], card: Size) -> Placement {
    if !composer.overlaps(viewport) {
        return Placement::OutOfSight;
    }
    let room = viewport.shrunk(MARGIN);
    let is_free = |rect: &Rect| {
        room.holds(rect)
            && !std::iter::once(composer)
                .chain(avoid)
                .any(|taken| rect.overlaps(taken))
    };
    for least in [card.height, LEAST_HEIGHT.min(card.height)] {
        for side in Side::ALL {
            let found = starts(side, composer, avoid)
                .into_iter()
                .flat_map(|start| slots(side, start, &room, composer, card))
                .find(|rect| rect.height() >= least && is_free(rect));
            if let Some(rect) = found {
                return Placement::Beside(side, rect);
            }
        }
    }
    Placement::NoRoom
}

/// The lines from which a card can grow away from the composer: its own edge,
/// and the far edges of what is to be avoided near it (the publish button
/// under a text box), the nearest first.
fn starts(side: Side, composer: &Rect, avoid: &[Rect]) -> Vec<f64> {
    // Outward is positive on every side, so that nearest first is one order.
    let outward = match side {
        Side::Below | Side::Right => 1.0,
        Side::Left | Side::Above => -1.0,
    };
    let edge = |rect: &Rect| match side {
        Side::Below => rect.bottom,
        Side::Right => rect.right,
        Side::Left => rect.left,
        Side::Above => rect.top,
    };
    let own = edge(composer);
    let mut distances = vec![0.0];
    for rect in avoid {
        let distance = (edge(rect) - own) * outward;
        if distance > 0.0 && distance <= REACH {
            let place = distances.partition_point(|nearer| *nearer <= distance);
            distances.insert(place, distance);
        }
    }
    distances
        .into_iter()
        .map(|distance| own + (distance + GAP) * outward)
        .collect()
}

/// The card on this side from this line on, aligned with the composer's start
/// and with its end, moved into the viewport and cut to the room there is.
fn slots(side: Side, start: f64, room: &Rect, composer: &Rect, card: Size) -> [Rect; 2] {
    let slide = |from: f64, length: f64, low: f64, high: f64| from.min(high - length).max(low);
    let height = card.height.min(match side {
        Side::Below => room.bottom - start,
        Side::Above => start - room.top,
        Side::Right | Side::Left => room.height(),
    });
    let size = Size { height, ..card };
    let ends = match side {
        Side::Below | Side::Above => [composer.left, composer.right - card.width],
        Side::Right | Side::Left => [composer.top, composer.bottom - height],
    };
    ends.map(|end| match side {
        Side::Below => Rect::at(slide(end, card.width, room.left, room.right), start, size),
        Side::Above => Rect::at(
            slide(end, card.width, room.left, room.right),
            start - height,
            size,
        ),
        Side::Right => Rect::at(start, slide(end, height, room.top, room.bottom), size),
        Side::Left => Rect::at(
            start - card.width,
            slide(end, height, room.top, room.bottom),
            size,
        ),
    })
}

/// The place in the viewport that covers nothing of what is to be avoided and
/// has the most of the card's height; of some the lowest, and of those the one
/// at the right.
fn over(viewport: &Rect, avoid: &[Rect], card: Size) -> Placement {
    let room = viewport.shrunk(MARGIN);
    let taken: Vec<Rect> = avoid.iter().map(|rect| rect.shrunk(-CLEARANCE)).collect();
    let beside = taken
        .iter()
        .flat_map(|rect| [rect.right, rect.left - card.width]);
    let places = [room.left, room.right - card.width]
        .into_iter()
        .chain(beside)
        .filter(|left| *left >= room.left && left + card.width <= room.right)
        .flat_map(|left| gaps(left, &room, &taken, card))
        .filter(|rect| rect.height() >= LEAST_HEIGHT.min(card.height));
    let best = places.max_by(|one, other| {
        let order = |of: fn(&Rect) -> f64| of(one).total_cmp(&of(other));
        order(Rect::height)
            .then(order(|rect| rect.bottom))
            .then(order(|rect| rect.left))
    });
    best.map_or(Placement::NoRoom, Placement::Over)
}

/// What is free from this line on, in a column of the card's width: a place at
/// the foot of each gap.
fn gaps(left: f64, room: &Rect, taken: &[Rect], card: Size) -> Vec<Rect> {
    let column = Rect {
        left,
        right: left + card.width,
        ..*room
    };
    let mut inside: Vec<&Rect> = taken.iter().filter(|rect| rect.overlaps(&column)).collect();
    inside.sort_by(|one, other| one.top.total_cmp(&other.top));
    let mut gaps = Vec::new();
    let mut free_from = room.top;
    for (until, next) in inside
        .iter()
        .map(|rect| (rect.top, rect.bottom))
        .chain([(room.bottom, room.bottom)])
    {
        let height = card.height.min(until - free_from);
        if height > 0.0 {
            let size = Size { height, ..card };
            gaps.push(Rect::at(left, until - height, size));
        }
        free_from = free_from.max(next);
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCREEN: Rect = Rect {
        left: 0.0,
        top: 0.0,
        right: 1280.0,
        bottom: 800.0,
    };
    const CARD: Size = Size {
        width: 360.0,
        height: 300.0,
    };

    fn rect(left: f64, top: f64, width: f64, height: f64) -> Rect {
        Rect::at(left, top, Size { width, height })
    }

    fn side(composer: Rect, avoid: &[Rect]) -> Option<Side> {
        match beside(&SCREEN, &composer, avoid, CARD) {
            Placement::Beside(side, _) => Some(side),
            _ => None,
        }
    }

    #[test]
    fn the_first_side_with_room_is_taken() {
        assert_eq!(
            side(rect(400.0, 100.0, 500.0, 200.0), &[]),
            Some(Side::Below)
        );
        assert_eq!(
            side(rect(100.0, 60.0, 500.0, 700.0), &[]),
            Some(Side::Right)
        );
        assert_eq!(side(rect(700.0, 60.0, 560.0, 700.0), &[]), Some(Side::Left));
        assert_eq!(
            side(rect(20.0, 420.0, 1240.0, 360.0), &[]),
            Some(Side::Above)
        );
        assert_eq!(side(rect(20.0, 20.0, 1240.0, 760.0), &[]), None);
    }

    #[test]
    fn a_button_under_the_text_is_passed_not_covered() {
        let composer = rect(400.0, 100.0, 500.0, 200.0);
        let button = rect(400.0, 310.0, 500.0, 40.0);
        let placed = beside(&SCREEN, &composer, &[button], CARD);
        let expected = rect(400.0, 360.0, CARD.width, CARD.height);
        assert_eq!(placed, Placement::Beside(Side::Below, expected));
    }

    #[test]
    fn a_list_over_the_start_leaves_the_end() {
        let composer = rect(100.0, 100.0, 900.0, 100.0);
        let mentions = rect(100.0, 200.0, 300.0, 400.0);
        let placed = beside(&SCREEN, &composer, &[mentions], CARD);
        let expected = rect(640.0, 210.0, CARD.width, CARD.height);
        assert_eq!(placed, Placement::Beside(Side::Below, expected));
    }

    #[test]
    fn a_card_is_cut_only_when_no_side_has_its_full_height() {
        let tall = Size {
            height: 700.0,
            ..CARD
        };
        let wide = rect(20.0, 20.0, 1240.0, 300.0);
        let Placement::Beside(Side::Below, cut) = beside(&SCREEN, &wide, &[], tall) else {
            panic!("there is room below");
        };
        assert!(cut.height() >= LEAST_HEIGHT && cut.height() < tall.height);

        let narrow = rect(20.0, 20.0, 300.0, 300.0);
        let Placement::Beside(Side::Right, whole) = beside(&SCREEN, &narrow, &[], tall) else {
            panic!("there is room to the right");
        };
        assert_eq!(whole.height(), tall.height);
    }

    #[test]
    fn a_composer_out_of_sight_has_no_card() {
        let scrolled_away = rect(400.0, -500.0, 500.0, 200.0);
        let placed = beside(&SCREEN, &scrolled_away, &[], CARD);
        assert_eq!(placed, Placement::OutOfSight);
    }

    #[test]
    fn a_card_never_leaves_the_screen_and_never_covers_anything() {
        let mut placed = 0;
        for width in [320.0, 768.0, 1280.0] {
            for height in [256.0, 600.0, 900.0] {
                let screen = rect(0.0, 0.0, width, height);
                for step in 0..400_u32 {
                    // A walk through positions that no round number repeats.
                    let part = |n: u32| f64::from(step * n % 101) / 101.0;
                    let composer = rect(
                        part(37) * width - 60.0,
                        part(53) * height - 60.0,
                        40.0 + part(71) * width,
                        30.0 + part(89) * height * 0.7,
                    );
                    let avoid = [
                        rect(composer.right - 80.0, composer.bottom + 4.0, 80.0, 36.0),
                        rect(part(29) * width, part(61) * height, 150.0, 90.0),
                    ];
                    let card = Size {
                        width: 300.0,
                        height: 120.0 + part(43) * 300.0,
                    };
                    if let Placement::Beside(_, rect) = beside(&screen, &composer, &avoid, card) {
                        placed += 1;
                        assert!(screen.holds(&rect), "{rect:?} in {screen:?}");
                        assert!(!rect.overlaps(&composer), "{rect:?} on {composer:?}");
                        assert!(!avoid.iter().any(|taken| rect.overlaps(taken)), "{rect:?}");
                    }
                }
            }
        }
        assert!(placed > 500, "{placed}");
    }

    const CHIP: Size = Size {
        width: 140.0,
        height: 32.0,
    };

    #[test]
    fn without_room_beside_it_lies_where_nobody_writes_or_presses() {
        let phone = rect(0.0, 0.0, 375.0, 700.0);
        let button = rect(280.0, 650.0, 80.0, 40.0);
        let caret = rect(20.0, 80.0, 1.0, 20.0);
        let placed = at(&phone, &phone, &[button, caret], CHIP);
        // At the foot, to the left of the button.
        let expected = rect(136.0, 660.0, CHIP.width, CHIP.height);
        assert_eq!(placed, Placement::Over(expected));
        let line = rect(0.0, 600.0, 375.0, 20.0);
        let narrow = Size {
            width: 340.0,
            ..CARD
        };
        let Placement::Over(card) = at(&phone, &phone, &[button, line], narrow) else {
            panic!("there is room above the line");
        };
        assert_eq!(card.bottom, 596.0);
        assert_eq!(card.height(), CARD.height);
    }

    #[test]
    fn a_card_that_finds_no_readable_height_finds_no_room() {
        let low = rect(0.0, 0.0, 320.0, 256.0);
        let caret = rect(20.0, 120.0, 1.0, 20.0);
        let card = Size {
            width: 304.0,
            height: 300.0,
        };
        assert_eq!(at(&low, &low, &[caret], card), Placement::NoRoom);
        assert!(at(&low, &low, &[caret], CHIP).rect().is_some());
    }

    /// Ordinary places of a composer: somewhere, of some size, with its button
    /// in or under it and the caret in it.
    #[test]
    fn chip_and_card_never_cover_caret_or_button() {
        let (mut all, mut chips, mut cards) = (0, 0, 0);
        for (width, height) in [
            (320.0, 568.0),
            (375.0, 667.0),
            (768.0, 1024.0),
            (1000.0, 800.0),
            (1280.0, 256.0),
            (1920.0, 1080.0),
            (3840.0, 2160.0),
        ] {
            let screen = rect(0.0, 0.0, width, height);
            for step in 0..300_u32 {
                let part = |n: u32| f64::from(step * n % 101) / 101.0;
                let composer = rect(
                    part(37) * width * 0.6 - 20.0,
                    part(53) * height - 40.0,
                    (100.0 + part(71) * width).min(width),
                    80.0 + part(89) * height,
                );
                let under = if step % 2 == 0 { 4.0 } else { -44.0 };
                let button = rect(composer.right - 90.0, composer.bottom + under, 80.0, 36.0);
                let caret = rect(
                    composer.left + 8.0 + part(61) * (composer.width() - 16.0),
                    composer.top + 8.0 + part(29) * (composer.height() - 60.0),
                    1.0,
                    20.0,
                );
                let avoid = [button, caret];
                let card = Size {
                    width: (width - 16.0).min(344.0),
                    height: 160.0 + part(43) * 400.0,
                };
                let chip = at(&screen, &composer, &avoid, CHIP);
                if chip == Placement::OutOfSight {
                    continue;
                }
                all += 1;
                let chip = chip.rect();
                chips += u32::from(chip.is_some());
                let mut taken = avoid.to_vec();
                taken.extend(chip);
                let card = at(&screen, &composer, &taken, card).rect();
                cards += u32::from(card.is_some());
                for placed in [chip, card].into_iter().flatten() {
                    assert!(screen.holds(&placed), "{placed:?} in {screen:?}");
                    let covered = avoid.iter().find(|rect| rect.overlaps(&placed));
                    assert_eq!(covered, None, "{placed:?}");
                }
                if let (Some(chip), Some(card)) = (chip, card) {
                    assert!(!chip.overlaps(&card), "{card:?} on {chip:?}");
                }
            }
        }
        assert!(all > 1500, "{all}");
        assert_eq!(chips, all);
        assert!(cards * 100 > all * 90, "{cards} of {all}");
    }
}
