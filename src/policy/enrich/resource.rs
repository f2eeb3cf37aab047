//! What the platform adds to the resource: the party, the app, the instance (Altinn/altinn-authorization-tmp,
//! `Services/Implementation/ContextHandler.cs`, 2026-08-21).

use super::attribute_source::AttributeSource;
use super::endpoint::Endpoint;
use super::named::{add_missing, copy_organisation_number, value};
use crate::policy::decide::{Attribute, Request};
use crate::policy::ids::{attribute, category};

/// Adds what is known of the resource.
pub(super) fn fill(request: &mut Request, directory: &dyn AttributeSource, endpoint: Endpoint) {
    copy_organisation_number(request, category::RESOURCE);
    if let Some(id) = value(request, category::RESOURCE, attribute::INSTANCE) {
        if let Some(instance) = directory.instance(&id) {
            let state = match (&instance.task, &instance.end_event) {
                (Some(task), _) => Some((attribute::TASK, task)),
                (None, Some(end)) => Some((attribute::END_EVENT, end)),
                (None, None) => None,
            };
            let known = [(attribute::ORG, &instance.org), (attribute::APP, &instance.app)];
            for (id, text) in known.into_iter().chain(state) {
                add_missing(request, category::RESOURCE, id, text);
            }
            if request.first(category::RESOURCE, attribute::PARTY_ID).is_none() {
                // Of all that is added, only the party of an instance is echoed.
                let party = Attribute::string(attribute::PARTY_ID, instance.party_id);
                request.add(category::RESOURCE, Attribute { include_in_result: true, ..party });
            }
        }
        let guid = id.rsplit('/').next().unwrap_or_default().to_owned();
        for text in [guid, format!("{}:{id}", attribute::INSTANCE)] {
            request.add(category::RESOURCE, Attribute::string(attribute::RESOURCE_INSTANCE, text));
        }
    }
    let id = value(request, category::RESOURCE, attribute::RESOURCE);
    if let Some((org, app)) = id.as_deref().and_then(|id| id.strip_prefix("app_")).and_then(|id| id.split_once('_')) {
        add_missing(request, category::RESOURCE, attribute::ORG, org);
        add_missing(request, category::RESOURCE, attribute::APP, app);
    }
    let of = |id: &str| value(request, category::RESOURCE, id);
    if let (Some(org), Some(app)) = (of(attribute::ORG), of(attribute::APP)) {
        add_missing(request, category::RESOURCE, attribute::RESOURCE, &format!("app_{org}_{app}"));
    }
    let mut names = vec![attribute::PARTY_UUID, attribute::ORGANISATION_NUMBER];
    if endpoint == Endpoint::External {
        names.push(attribute::PERSON_NUMBER);
    }
    for name in names {
        let Some(text) = value(request, category::RESOURCE, name) else { continue };
        if let Some(party) = directory.party(name, &text) {
            add_missing(request, category::RESOURCE, attribute::PARTY_ID, &party.id);
        }
    }
}
