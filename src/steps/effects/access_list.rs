//! Access lists: who is on one, what it lets its members do, and whether lists limit the resource.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::about::{CONFIRM_ACCESS_LIST, EffectAbout};
use super::credentials::ClientCredentials;
use super::result::{EffectBrought, EffectResult};
use crate::domain::{AccessListRef, OrgNumber, ResourceId};
use crate::record::{Confirmation, t};
use crate::text::Message;
use crate::text::counts::{counted, organisations};

/// How many members are named; more are counted.
const NAMED: usize = 60;

/// Organisations with their names; empty where none is known.
pub type NamedMembers = BTreeMap<OrgNumber, String>;

/// Something to do with access lists.
#[derive(Clone, Debug, PartialEq)]
pub enum AccessListEffect {
    /// See what organisations are called.
    NameMembers(BTreeSet<OrgNumber>),
    /// Read a list, who is on it, what it lets them do with a resource, and whether that is limited.
    ReadList {
        /// With which client.
        credentials: ClientCredentials,
        /// Which list.
        list: AccessListRef,
        /// Which resource.
        id: ResourceId,
    },
    /// Make a list, or find it there.
    CreateList {
        /// With which client.
        credentials: ClientCredentials,
        /// Which list.
        list: AccessListRef,
        /// What people call it.
        name: String,
    },
    /// Put members on a list.
    AddMembers {
        /// With which client.
        credentials: ClientCredentials,
        /// Which list.
        list: AccessListRef,
        /// Who is to be on it and is not.
        members: NamedMembers,
        /// Other resources that the list is connected to.
        elsewhere: BTreeSet<String>,
    },
    /// Take members off a list.
    RemoveMembers {
        /// With which client.
        credentials: ClientCredentials,
        /// Which list.
        list: AccessListRef,
        /// Who is on it and is not to be.
        members: NamedMembers,
    },
    /// Connect a list to a resource.
    Connect {
        /// With which client.
        credentials: ClientCredentials,
        /// Which list.
        list: AccessListRef,
        /// Which resource.
        id: ResourceId,
        /// What members may do, as far as the access rules let them.
        actions: BTreeSet<String>,
    },
    /// Have access lists limit a resource.
    SwitchOn {
        /// With which client.
        credentials: ClientCredentials,
        /// Which list.
        list: AccessListRef,
        /// Which resource.
        id: ResourceId,
        /// Who is on the list.
        members: NamedMembers,
        /// How many more are, whose numbers are not known.
        others: usize,
    },
    /// See whether the resource is still limited, and whether everybody at Altinn knows its list by now.
    SeeSettled {
        /// Which resource.
        id: ResourceId,
        /// Since when nothing of the list has changed.
        since: Timestamp,
    },
}

impl AccessListEffect {
    /// What it does.
    pub(super) fn about(&self) -> EffectAbout<'_> {
        match self {
            Self::NameMembers(numbers) => {
                EffectAbout::read(words::NAME_MEMBERS.with("of", organisations(numbers.len())))
            }
            Self::ReadList { credentials, list, .. } => {
                EffectAbout::read(words::READ_LIST.with("list", list.id.as_str())).with(&credentials.key)
            }
            Self::CreateList { credentials, list, name } => {
                let about = words::CREATE_LIST.with("list", list.id.as_str()).with("name", name.as_str());
                EffectAbout::write(about).with(&credentials.key).showing(vec![words::LIMITS_NOTHING.into()])
            }
            Self::AddMembers { credentials, list, members, elsewhere } => {
                let about = words::ADD_MEMBERS.with("list", list.id.as_str()).with("who", organisations(members.len()));
                let also = elsewhere.iter().map(|id| words::ALSO_THERE.with("id", id.as_str()));
                let details = also.chain(named(members)).collect();
                EffectAbout::write(about).with(&credentials.key).showing(details)
            }
            Self::RemoveMembers { credentials, list, members } => {
                let about =
                    words::REMOVE_MEMBERS.with("list", list.id.as_str()).with("who", organisations(members.len()));
                let details = std::iter::once(words::ARE_SHUT_OUT.into()).chain(named(members)).collect();
                EffectAbout::write(about).with(&credentials.key).showing(details)
            }
            Self::Connect { credentials, list, id, actions } => {
                let about = words::CONNECT.with("list", list.id.as_str()).with("id", id.bare());
                let actions = words::ACTIONS.with("actions", listed(actions));
                EffectAbout::write(about).with(&credentials.key).showing(vec![actions, words::BY_RULES.into()])
            }
            Self::SwitchOn { credentials, list, id, members, others } => {
                let about = EffectAbout::write(words::SWITCH_ON.with("id", id.bare()));
                let confirmation = Confirmation {
                    flag: CONFIRM_ACCESS_LIST.name,
                    expected: list.id.to_string(),
                    text: words::CONFIRM.with("id", id.bare()).with("list", list.id.as_str()),
                    help: words::CONFIRM_HELP.into(),
                };
                about.with(&credentials.key).showing(who_gets_in(list, members, *others)).typed(confirmation)
            }
            Self::SeeSettled { id, .. } => EffectAbout::read(words::SEE_SETTLED.with("id", id.bare())),
        }
    }

    /// How it stands now.
    pub(super) fn result(&self, brought: &EffectBrought<'_>) -> EffectResult {
        let on_it = || {
            let count = brought.get(t::ListMembersSeen).map_or(0, |seen| seen.members.len() + seen.others);
            counted(count, words::ONE_MEMBER, words::MEMBERS)
        };
        match self {
            Self::NameMembers(numbers) => {
                let names = brought.get(t::MembersNamed).map(|named| &named.0);
                let known = names.map_or(0, |names| names.values().filter(|name| !name.is_empty()).count());
                let said = words::NAMED.with("count", known.to_string()).with("of", organisations(numbers.len()));
                EffectResult::good(said)
            }
            Self::ReadList { list, id, .. } => read(list, id, brought, on_it()),
            Self::CreateList { list, .. } => {
                let name = brought.get(t::ListSeen).and_then(|seen| seen.name.clone()).unwrap_or_default();
                let made = words::CREATED.with("list", list.id.as_str()).with("name", name.as_str());
                brought.made(made, words::CREATED_BEFORE.with("list", list.id.as_str()).with("name", name))
            }
            Self::AddMembers { list, .. } => {
                let say = |phrase: crate::text::Phrase| phrase.with("list", list.id.as_str()).with("members", on_it());
                brought.made(say(words::ADDED), say(words::ADDED_BEFORE))
            }
            Self::RemoveMembers { list, .. } => {
                let say = |phrase: crate::text::Phrase| phrase.with("list", list.id.as_str()).with("members", on_it());
                brought.made(say(words::REMOVED), say(words::REMOVED_BEFORE))
            }
            Self::Connect { list, id, .. } => {
                let say = |phrase: crate::text::Phrase| phrase.with("list", list.id.as_str()).with("id", id.bare());
                brought.made(say(words::CONNECTED), say(words::CONNECTED_BEFORE))
            }
            Self::SwitchOn { list, .. } if brought.get(t::ListSwitched).is_none() => {
                EffectResult::bad(words::NOT_AS_SHOWN.with("list", list.id.as_str()))
            }
            Self::SwitchOn { id, .. } => {
                brought.made(words::SWITCHED_ON.with("id", id.bare()), words::WAS_ON.with("id", id.bare()))
            }
            Self::SeeSettled { id, .. } => match brought.get(t::ListSwitched).is_some_and(|seen| seen.on) {
                true => {
                    let settled = brought.get(t::ListSettled).is_some();
                    let waits = words::NOT_SETTLED.with("id", id.bare());
                    EffectResult::when(settled, words::SETTLED.with("id", id.bare()), waits)
                }
                false => EffectResult::bad(words::IS_OFF.with("id", id.bare())),
            },
        }
    }
}

/// A list as it is, in one line.
fn read(list: &AccessListRef, id: &ResourceId, brought: &EffectBrought<'_>, on_it: Message) -> EffectResult {
    let say = |phrase: crate::text::Phrase| phrase.with("list", list.id.as_str()).with("id", id.bare());
    let Some(name) = brought.get(t::ListSeen).and_then(|seen| seen.name.as_deref()) else {
        return EffectResult::absent(say(words::NO_LIST));
    };
    let connection = brought.get(t::ListConnectionSeen);
    if connection.is_some_and(|seen| seen.connected && !seen.lets("subscribe")) {
        return EffectResult::bad(say(words::READ_WITHOUT_SUBSCRIBE).with("name", name).with("members", on_it));
    }
    let connected = connection.is_some_and(|seen| seen.connected);
    let on = brought.get(t::ListSwitched).is_some_and(|seen| seen.on);
    let read = match (connected, on) {
        (true, true) => words::READ_ON,
        (true, false) => words::READ_CONNECTED,
        (false, _) => words::READ_UNCONNECTED,
    };
    EffectResult::good(say(read).with("name", name).with("members", on_it))
}

/// Members by number and name, a line each.
fn named(members: &NamedMembers) -> impl Iterator<Item = Message> + '_ {
    let more = members.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| words::MORE.with("count", more.to_string()));
    members.iter().take(NAMED).map(one).chain(more)
}

fn one((number, name): (&OrgNumber, &String)) -> Message {
    match name.is_empty() {
        true => words::NAMELESS.with("number", number.spaced()),
        false => words::MEMBER.with("number", number.spaced()).with("name", name.as_str()),
    }
}

/// Who gets in when lists limit the resource, and who does not.
fn who_gets_in(list: &AccessListRef, members: &NamedMembers, others: usize) -> Vec<Message> {
    let count = organisations(members.len() + others);
    let first = [
        words::GET_IN.with("who", count).with("list", list.id.as_str()),
        words::OTHERS_SHUT_OUT.into(),
        words::PERSONS_SHUT_OUT.into(),
        words::TEN_MINUTES.into(),
    ];
    first.into_iter().chain(named(members)).collect()
}

fn listed(actions: &BTreeSet<String>) -> String {
    actions.iter().map(|action| format!("`{action}`")).collect::<Vec<_>>().join(", ")
}

/// What these effects say.
pub mod words {
    use crate::text::phrases;

    phrases! {
        NAME_MEMBERS { nb: "Slå opp navnene på {of} i Enhetsregisteret", en: "Look up the names of {of} in the Register of Legal Entities" }
        NAMED { nb: "Enhetsregisteret kjenner {count} av {of}", en: "The Register of Legal Entities knows {count} of {of}" }
        READ_LIST { nb: "Les tilgangslisten {list}", en: "Read the access list {list}" }
        NO_LIST { nb: "Tilgangslisten {list} finnes ikke", en: "The access list {list} does not exist" }
        READ_UNCONNECTED { nb: "Tilgangslisten {list} («{name}») har {members} og er ikke koblet til {id}", en: "The access list {list} (“{name}”) has {members} and is not connected to {id}" }
        READ_CONNECTED { nb: "Tilgangslisten {list} («{name}») har {members} og er koblet til {id}, men ikke slått på", en: "The access list {list} (“{name}”) has {members} and is connected to {id}, but not switched on" }
        READ_WITHOUT_SUBSCRIBE { nb: "Tilgangslisten {list} («{name}») har {members} og er koblet til {id} uten `subscribe`: ingen får hendelser", en: "The access list {list} (“{name}”) has {members} and is connected to {id} without `subscribe`: nobody gets events" }
        READ_ON { nb: "Tilgangslisten {list} («{name}») har {members}, er koblet til {id} og er slått på", en: "The access list {list} (“{name}”) has {members}, is connected to {id} and is switched on" }
        CREATE_LIST { nb: "Opprett tilgangslisten {list} med navnet «{name}»", en: "Create the access list {list} with the name “{name}”" }
        LIMITS_NOTHING { nb: "En liste begrenser ingenting før den er koblet til en tjeneste og slått på.", en: "A list limits nothing until it is connected to a service and switched on." }
        CREATED { nb: "Tilgangslisten {list} er opprettet og heter «{name}»", en: "The access list {list} has been created and is called “{name}”" }
        CREATED_BEFORE { nb: "Tilgangslisten {list} fantes fra før og heter «{name}»", en: "The access list {list} was there already and is called “{name}”" }
        ADD_MEMBERS { nb: "Legg {who} til på tilgangslisten {list}", en: "Add {who} to the access list {list}" }
        ALSO_THERE { nb: "Listen er også koblet til {id}: medlemmene får tilgang der også.", en: "The list is also connected to {id}: the members get access there too." }
        ADDED { nb: "Alle er lagt til og lest tilbake; tilgangslisten {list} har {members}", en: "All have been added and read back; the access list {list} has {members}" }
        ADDED_BEFORE { nb: "Alle sto på tilgangslisten {list} fra før; den har {members}", en: "All were on the access list {list} already; it has {members}" }
        REMOVE_MEMBERS { nb: "Ta {who} av tilgangslisten {list}", en: "Take {who} off the access list {list}" }
        ARE_SHUT_OUT { nb: "Disse stenges ute fra tjenesten innen ti minutter:", en: "These are shut out of the service within ten minutes:" }
        REMOVED { nb: "De er tatt av; tilgangslisten {list} har {members}", en: "They have been taken off; the access list {list} has {members}" }
        REMOVED_BEFORE { nb: "De sto ikke på tilgangslisten {list}; den har {members}", en: "They were not on the access list {list}; it has {members}" }
        CONNECT { nb: "Koble tilgangslisten {list} til {id}", en: "Connect the access list {list} to {id}" }
        ACTIONS { nb: "Medlemmene kan: {actions}", en: "Members may: {actions}" }
        BY_RULES { nb: "Listen gir ingen tilgang alene: tilgangsreglene gjelder fortsatt, og begge må si ja. Uten `subscribe` får ingen hendelser.", en: "The list alone gives no access: the access rules still apply, and both must say yes. Without `subscribe` nobody gets events." }
        CONNECTED { nb: "Tilgangslisten {list} er koblet til {id} og lest tilbake", en: "The access list {list} has been connected to {id} and read back" }
        CONNECTED_BEFORE { nb: "Tilgangslisten {list} var koblet slik til {id} fra før", en: "The access list {list} was connected to {id} like this already" }
        SWITCH_ON { nb: "Begrens {id} til medlemmene av tilgangslistene (accessListMode)", en: "Limit {id} to the members of its access lists (accessListMode)" }
        GET_IN { nb: "Dette slipper inn {who} fra listen {list}.", en: "This lets in {who} from the list {list}." }
        OTHERS_SHUT_OUT { nb: "Alle andre virksomheter stenges ute, også de som sender eller mottar nå.", en: "All other organisations are shut out, also those that send or receive now." }
        PERSONS_SHUT_OUT { nb: "Privatpersoner stenges alltid ute.", en: "Private persons are always shut out." }
        TEN_MINUTES { nb: "Det kan ta ti minutter før det gjelder overalt. En senere publisering fra Altinn Studio kan slå det av igjen.", en: "It can take ten minutes before this holds everywhere. A later publish from Altinn Studio can switch it off again." }
        ONE_MEMBER { nb: "1 medlem", en: "1 member" }
        MEMBERS { nb: "{count} medlemmer", en: "{count} members" }
        MEMBER { nb: "{number} {name}", en: "{number} {name}" }
        NAMELESS { nb: "{number} (ikke i Enhetsregisteret)", en: "{number} (not in the Register of Legal Entities)" }
        MORE { nb: "og {count} til; alle vises av altinn-onboard access-list show", en: "and {count} more; altinn-onboard access-list show shows them all" }
        CONFIRM { nb: "I {environment} slippes fra nå av bare medlemmene av {list} inn i {id}. Skriv {list} for å bekrefte.", en: "In {environment} only the members of {list} get in to {id} from now on. Type {list} to confirm." }
        CONFIRM_HELP { nb: "Den som mangler på listen, avvises, og det som avvises, må sendes på nytt. Se hvem som står der: altinn-onboard access-list show", en: "Whoever is missing on the list is refused, and what is refused must be sent again. See who is on it: altinn-onboard access-list show" }
        SWITCHED_ON { nb: "{id} er begrenset av tilgangslister, og resten av ressursen er lest tilbake uendret", en: "{id} is limited by access lists, and the rest of the resource has been read back unchanged" }
        NOT_AS_SHOWN { nb: "Tilgangslisten {list} er en annen enn den som ble vist. Ingenting er slått på", en: "The access list {list} is not as it was shown. Nothing has been switched on" }
        WAS_ON { nb: "{id} var begrenset av tilgangslister fra før", en: "{id} was limited by access lists already" }
        SEE_SETTLED { nb: "Se om {id} fortsatt er begrenset av tilgangslister, og om mellomlagrene hos Altinn er oppdatert", en: "See whether {id} is still limited by access lists, and whether the caches at Altinn are up to date" }
        SETTLED { nb: "Tilgangslisten til {id} gjelder overalt", en: "The access list of {id} holds everywhere" }
        NOT_SETTLED { nb: "{id} er begrenset av tilgangslister; mellomlagrene hos Altinn kan ha det gamle", en: "{id} is limited by access lists; the caches at Altinn may hold what was before" }
        IS_OFF { nb: "{id} er ikke begrenset av tilgangslister", en: "{id} is not limited by access lists" }
    }
}
