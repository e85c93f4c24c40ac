//! Where a card goes beside a composer. Pure: rectangles in, a rectangle out.

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
    /// Nowhere: there is no room that covers nothing of the composer.
    NoRoom,
    /// The composer itself is out of sight.
    OutOfSight,
}

/// Between card and composer, for the pointer of the card.
const GAP: f64 = 10.0;
/// Between card and edge of the viewport.
const MARGIN: f64 = 8.0;
/// How far from the composer a card still reads as belonging to it.
const REACH: f64 = 120.0;
/// The least height at which a card that scrolls is still worth reading.
const LEAST_HEIGHT: f64 = 150.0;

/// The first place below, right, left or above that lies in the viewport and
/// covers neither the composer nor what is to be avoided: at the card's full
/// height if any side has that, otherwise as high as there is room.
#[must_use]
pub fn beside(viewport: &Rect, composer: &Rect, avoid: &[Rect], card: Size) -> Placement {
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

/// Where a bar of this size goes when there is no room beside the composer: at
/// the top or the bottom of the viewport, whichever covers less of what is to
/// be avoided, then less of the composer.
#[must_use]
pub fn at_edge(viewport: &Rect, composer: &Rect, avoid: &[Rect], bar: Size) -> Rect {
    let room = viewport.shrunk(MARGIN);
    let left = room.left + ((room.width() - bar.width) / 2.0).max(0.0);
    let cost = |rect: &Rect| {
        let avoided: f64 = avoid.iter().map(|taken| rect.shared_area(taken)).sum();
        (avoided, rect.shared_area(composer))
    };
    let bottom = Rect::at(left, room.bottom - bar.height, bar);
    let top = Rect::at(left, room.top, bar);
    if cost(&top) < cost(&bottom) {
        top
    } else {
        bottom
    }
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
            Placement::NoRoom | Placement::OutOfSight => None,
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

    #[test]
    fn a_bar_takes_the_edge_without_the_button() {
        let bar = Size {
            width: 359.0,
            height: 48.0,
        };
        let phone = rect(0.0, 0.0, 375.0, 700.0);
        let composer = rect(0.0, 0.0, 375.0, 700.0);
        let button_above = rect(280.0, 8.0, 80.0, 40.0);
        let button_below = rect(280.0, 650.0, 80.0, 40.0);
        assert_eq!(
            at_edge(&phone, &composer, &[button_above], bar).bottom,
            692.0
        );
        assert_eq!(at_edge(&phone, &composer, &[button_below], bar).top, MARGIN);
    }

    #[test]
    fn a_bar_prefers_the_edge_without_the_composer() {
        let bar = Size {
            width: 359.0,
            height: 48.0,
        };
        let phone = rect(0.0, 0.0, 375.0, 700.0);
        let low = rect(0.0, 300.0, 375.0, 400.0);
        let high = rect(0.0, 0.0, 375.0, 400.0);
        assert_eq!(at_edge(&phone, &low, &[], bar).top, MARGIN);
        assert_eq!(at_edge(&phone, &high, &[], bar).bottom, 692.0);
    }
}
