//! What the registers know of units: any valid number that begins with 8 or 9 is a living main unit and a service owner;
//! a file of units says otherwise.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use super::options::SandboxFault;
use super::store;
use crate::domain::{OrgCode, OrgNumber};
use crate::text::Message;
use crate::text::reasons;
use crate::world::files::Files;

/// The number that official tests use for Testdepartementet (Altinn/altinn-cdn, `orgs/altinn-orgs.json`, 2026-06-24).
pub(super) const TTD: &str = "991825827";

/// A main unit that is always there: above the sub-unit, and what the merged one went up in.
pub(super) const OTHER_MAIN_UNIT: &str = "999999999";

/// Units that differ from what the rule would make of their number.
pub(super) struct Units {
    /// By number.
    pub(super) seeded: BTreeMap<OrgNumber, Unit>,
    /// The organisation that the rehearsal's answers name.
    pub(super) told: Option<OrgNumber>,
}

/// A file of units: `[[units]]` tables.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitsFile {
    units: Vec<Unit>,
}

/// One unit of such a file.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Unit {
    /// The organisation number by which it is looked up.
    pub(super) number: OrgNumber,
    #[serde(default)]
    name: Option<String>,
    /// Code of its organisation form, such as `KOMM`.
    #[serde(default)]
    form: Option<String>,
    /// What has become of it.
    #[serde(default)]
    pub(super) state: UnitState,
    #[serde(default)]
    code: Option<OrgCode>,
    /// Whether Altinn's list of organisations holds it.
    #[serde(default = "yes")]
    pub(super) in_list: bool,
}

const fn yes() -> bool {
    true
}

/// What has become of a unit.
#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum UnitState {
    #[default]
    Living,
    Bankrupt,
    Deleted,
    Merged,
    SubUnit,
    Unknown,
}

impl Units {
    /// Reads the file of units, if there is one.
    pub(super) fn open<'t>(file: Option<&Path>, mut told: impl Iterator<Item = &'t str>) -> Result<Self, SandboxFault> {
        let told = told.find_map(|number| OrgNumber::parse(number).ok());
        let Some(path) = file else { return Ok(Self { seeded: BTreeMap::new(), told }) };
        let not_units = |reason: Message| SandboxFault::NotUnits { path: path.to_owned(), reason };
        let text = store::read(&Files::real(), path)?
            .ok_or_else(|| not_units(reasons::of_io(&std::io::ErrorKind::NotFound.into())))?;
        let file: UnitsFile = toml::from_str(&text).map_err(|error| not_units(reasons::of_toml_at(&error, &text)))?;
        Ok(Self { seeded: file.units.into_iter().map(|unit| (unit.number, unit)).collect(), told })
    }

    /// The organisation that is acted for when none was looked up.
    pub(super) fn default_organisation(&self) -> Option<OrgNumber> {
        self.told.or_else(|| OrgNumber::parse(TTD).ok())
    }

    /// Whether a number is that of some unit, of whatever state.
    pub(super) fn is_somebodys(&self, number: OrgNumber) -> bool {
        self.unit(number).state != UnitState::Unknown
    }

    /// Units that have a name of their own: those that are seeded, and those that are always there.
    pub(super) fn known(&self) -> impl Iterator<Item = Unit> + '_ {
        let numbers = [TTD, OTHER_MAIN_UNIT].into_iter().filter_map(|number| OrgNumber::parse(number).ok());
        let fixed = numbers.filter(|number| !self.seeded.contains_key(number)).map(|number| self.unit(number));
        fixed.chain(self.seeded.values().cloned())
    }

    /// The unit of a number: as seeded, or as the rule makes it.
    pub(super) fn unit(&self, number: OrgNumber) -> Unit {
        let state = if number.can_be_real() { UnitState::Living } else { UnitState::Unknown };
        let made_up = Unit { number, name: None, form: None, state, code: None, in_list: true };
        self.seeded.get(&number).cloned().unwrap_or(made_up)
    }
}

impl Unit {
    /// Its name: the given one, or one made of the number.
    pub(super) fn name(&self) -> String {
        let made_up = || match self.number.to_string().as_str() {
            TTD => "TESTDEPARTEMENTET".to_owned(),
            OTHER_MAIN_UNIT => "ØVELSESDIREKTORATET".to_owned(),
            _ => format!("ØVELSESVIRKSOMHET {}", self.number.spaced()),
        };
        self.name.clone().unwrap_or_else(made_up)
    }

    /// Code of its form: the given one, or that of a part of the public sector.
    pub(super) fn form(&self) -> &str {
        self.form.as_deref().unwrap_or("ORGL")
    }

    /// The code in Altinn's list: the given one, `ttd`, or one made of the number.
    pub(super) fn code(&self) -> String {
        match (&self.code, self.number.to_string().as_str()) {
            (Some(code), _) => code.to_string(),
            (None, TTD) => "ttd".to_owned(),
            (None, number) => format!("o{number}"),
        }
    }
}
