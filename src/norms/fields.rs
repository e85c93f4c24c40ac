//! What is in the writer's field (norms.md, "In the field").

use crate::marks::plain_symbols;
use crate::pattern::Symbol;
use crate::profile::{Profile, Sector};
use crate::tables::known;

/// The field classes of the profile: by sector, and by the task that the
/// organisation's name or the writer's office shows.
pub fn fields(profile: &Profile) -> Vec<Symbol> {
    let mut fields: Vec<Symbol> = profile
        .organisations
        .iter()
        .filter_map(|organisation| match organisation.sector {
            Sector::Politie => Some(known::CLASS_FIELD_POLITIE),
            Sector::Zorg => Some(known::CLASS_FIELD_ZORG),
            Sector::Defensie => Some(known::CLASS_FIELD_DEFENSIE),
            Sector::Onderwijs => Some(known::CLASS_FIELD_ONDERWIJS),
            Sector::Waterschap => Some(known::CLASS_FIELD_WATERSCHAP),
            Sector::Veiligheidsregio => Some(known::CLASS_FIELD_VEILIGHEIDSREGIO),
            Sector::Rechtspraak => Some(known::CLASS_FIELD_RECHTSPRAAK),
            Sector::Uitvoering => Some(known::CLASS_FIELD_UITVOERING),
            Sector::Rijk | Sector::Gemeente | Sector::Provincie | Sector::Overig => None,
        })
        .collect();
    let tasks = [
        (known::CLASS_TASK_CUSTODY, known::CLASS_FIELD_CUSTODY),
        (known::CLASS_TASK_RECEPTION, known::CLASS_FIELD_RECEPTION),
        (known::CLASS_TASK_POLICE, known::CLASS_FIELD_POLITIE),
        (known::CLASS_TASK_FIRE, known::CLASS_FIELD_VEILIGHEIDSREGIO),
        (known::CLASS_TASK_CARE, known::CLASS_FIELD_ZORG),
    ];
    let names = profile
        .organisations
        .iter()
        .flat_map(|organisation| std::iter::once(&organisation.name).chain(&organisation.aliases))
        .chain(&profile.offices);
    for name in names {
        let symbols = plain_symbols(name);
        let shown = tasks.iter().filter(|(task, _)| symbols.has(*task));
        fields.extend(shown.map(|(_, field)| *field));
    }
    // Whatever befalls people is the work of the police.
    if fields.contains(&known::CLASS_FIELD_POLITIE) {
        fields.push(known::CLASS_INCIDENT);
    }
    fields
}
