//! The addresses of the sandbox, and what lies over all of them: the clock, the scenarios about whole services, and how
//! a path is read.

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, delete, get, post, put};

use super::paths::ServedPaths;
use super::problem::Reply;
use super::scenario::Scenario;
use super::state::Sandbox;
use super::{
    access_lists, access_management, authentication, broker, correspondence, events, maskinporten, notifications,
    overview, receiver, registers, resource_registry, self_service, studio, system_register,
};

/// Everything that is served.
pub(super) fn router(sandbox: Arc<Sandbox>) -> Router {
    let over_all = from_fn_with_state(Arc::clone(&sandbox), over_all);
    let served: Routes = [
        platform_routes(),
        registry_routes(),
        access_list_routes(),
        system_register_routes(),
        correspondence_routes(),
        broker_routes(),
        notification_routes(),
        maskinporten_routes(),
        self_service_routes(),
        register_routes(),
        studio_routes(),
        own_routes(),
    ]
    .into_iter()
    .flatten()
    .collect();
    let paths = Arc::new(ServedPaths::new(served.iter().map(|(path, _)| *path).collect()));
    let routes = served.into_iter().fold(Router::new(), |router, (path, methods)| router.route(path, methods));
    // What is meant is known before anything is looked for.
    Router::new()
        .fallback_service(routes.layer(over_all).with_state(sandbox))
        .layer(from_fn_with_state(paths, as_meant))
}

/// Each path with what answers there.
type Routes = Vec<(&'static str, MethodRouter<Arc<Sandbox>>)>;

fn platform_routes() -> Routes {
    vec![
        ("/authentication/api/v1/exchange/{provider}", get(authentication::exchange)),
        ("/authentication/api/v1/openid/.well-known/openid-configuration", get(authentication::configuration)),
        ("/authentication/api/v1/openid/.well-known/openid-configuration/jwks", get(authentication::keys)),
        ("/accessmanagement/api/v1/meta/info/accesspackages/export", get(access_management::export)),
        ("/accessmanagement/api/v1/meta/info/roles/", get(access_management::roles)),
        ("/events/api/v1/events", get(events::after)),
        ("/events/api/v1/subscriptions", get(events::list).post(events::create)),
        ("/events/api/v1/subscriptions/{id}", get(events::get).delete(events::delete)),
    ]
}

fn registry_routes() -> Routes {
    let policy =
        get(resource_registry::get_policy).post(resource_registry::upload_policy).put(resource_registry::upload_policy);
    vec![
        ("/resourceregistry/api/v1/resource", post(resource_registry::create)),
        ("/resourceregistry/api/v1/resource/resourcelist", get(resource_registry::list)),
        ("/resourceregistry/api/v1/resource/Search", get(resource_registry::search)),
        ("/resourceregistry/api/v1/resource/orgs", get(resource_registry::orgs)),
        ("/resourceregistry/api/v1/resource/{id}", get(resource_registry::get).put(resource_registry::update)),
        ("/resourceregistry/api/v1/resource/{id}/policy", policy),
        ("/resourceregistry/api/v1/resource/{id}/policy/rights", get(resource_registry::policy_rights)),
        ("/resourceregistry/api/v1/resource/{id}/policy/rules", get(resource_registry::policy_rules)),
        ("/resourceregistry/api/v1/resource/{id}/policy/subjects", get(resource_registry::policy_subjects)),
    ]
}

fn access_list_routes() -> Routes {
    let members = get(access_lists::list_members)
        .put(access_lists::replace_members)
        .post(access_lists::add_members)
        .delete(access_lists::remove_members);
    let one = get(access_lists::get).put(access_lists::put).delete(access_lists::delete);
    let connection = put(access_lists::connect).delete(access_lists::disconnect);
    vec![
        ("/resourceregistry/api/v1/access-lists/{owner}", get(access_lists::list)),
        ("/resourceregistry/api/v1/access-lists/{owner}/{id}", one),
        ("/resourceregistry/api/v1/access-lists/{owner}/{id}/members", members),
        (
            "/resourceregistry/api/v1/access-lists/{owner}/{id}/resource-connections",
            get(access_lists::list_connections),
        ),
        ("/resourceregistry/api/v1/access-lists/{owner}/{id}/resource-connections/{resource}", connection),
    ]
}

fn system_register_routes() -> Routes {
    let one =
        get(system_register::get_system).put(system_register::replace_system).delete(system_register::delete_system);
    let request = get(system_register::get_request).delete(system_register::delete_request);
    let by_reference = get(system_register::request_by_reference);
    vec![
        (
            "/authentication/api/v1/systemregister/vendor",
            get(system_register::list_systems).post(system_register::register),
        ),
        ("/authentication/api/v1/systemregister/vendor/{id}", one),
        ("/authentication/api/v1/systemregister/vendor/{id}/rights", put(system_register::replace_rights)),
        ("/authentication/api/v1/systemuser/request/vendor", post(system_register::request)),
        ("/authentication/api/v1/systemuser/request/vendor/{id}", request),
        ("/authentication/api/v1/systemuser/request/vendor/byexternalref/{system}/{party}/{reference}", by_reference),
        (
            "/authentication/api/v1/systemuser/request/vendor/bysystem/{system}",
            get(system_register::requests_by_system),
        ),
        ("/authentication/api/v1/systemuser/vendor/byquery", get(system_register::user_by_query)),
        ("/authentication/api/v1/systemuser/vendor/bysystem/{system}", get(system_register::users_by_system)),
    ]
}

fn correspondence_routes() -> Routes {
    // Files are read as they come.
    let in_a_form = post(correspondence::upload).layer(DefaultBodyLimit::disable());
    vec![
        ("/correspondence/api/v1/correspondence", get(correspondence::search).post(correspondence::create)),
        ("/correspondence/api/v1/correspondence/upload", in_a_form),
        ("/correspondence/api/v1/correspondence/{id}", get(correspondence::overview)),
        ("/correspondence/api/v1/correspondence/{id}/details", get(correspondence::details)),
        ("/correspondence/api/v1/correspondence/{id}/purge", delete(correspondence::purge)),
    ]
}

fn broker_routes() -> Routes {
    let in_parts = post(broker::begin_parts)
        .head(broker::look_at_parts)
        .patch(broker::write_part)
        .delete(broker::remove_parts)
        .options(broker::parts_options);
    vec![
        ("/broker/api/v1/serviceowner", get(broker::get_owner).post(broker::register_owner)),
        ("/broker/api/v1/resource/{id}", get(broker::get_resource).put(broker::put_resource)),
        ("/broker/api/v1/filetransfer", get(broker::search).post(broker::initialize)),
        ("/broker/api/v1/filetransfer/{id}", get(broker::overview)),
        ("/broker/api/v1/filetransfer/{id}/details", get(broker::details)),
        ("/broker/api/v1/filetransfer/{id}/upload", post(broker::upload)),
        ("/broker/api/v1/filetransfer/upload/tus/{id}", in_parts),
        ("/broker/api/v1/filetransfer/{id}/download", get(broker::download)),
        ("/broker/api/v1/filetransfer/{id}/confirmdownload", post(broker::confirm)),
    ]
}

fn notification_routes() -> Routes {
    vec![
        ("/notifications/api/v1/future/orders", post(notifications::order)),
        ("/notifications/api/v1/future/shipment/feed", get(notifications::feed)),
        ("/notifications/api/v1/future/shipment/{id}", get(notifications::shipment)),
    ]
}

fn maskinporten_routes() -> Routes {
    vec![
        ("/maskinporten/.well-known/oauth-authorization-server", get(maskinporten::metadata)),
        ("/maskinporten/jwk", get(maskinporten::keys)),
        ("/maskinporten/token", post(maskinporten::token)),
    ]
}

fn self_service_routes() -> Routes {
    let one = get(self_service::get).put(self_service::update).delete(self_service::delete);
    let keys = get(self_service::get_keys)
        .post(self_service::replace_keys)
        .put(self_service::replace_keys)
        .delete(self_service::delete_keys);
    vec![
        ("/selvbetjening/api/v1/clients", get(self_service::list).post(self_service::create)),
        ("/selvbetjening/api/v1/clients/{id}", one),
        ("/selvbetjening/api/v1/clients/{id}/jwks", keys),
        ("/selvbetjening/api/v1/scopes/all", get(self_service::all)),
        ("/selvbetjening/api/v1/scopes/access/all", get(self_service::access)),
        ("/selvbetjening/api/v1/delegationsources", get(self_service::delegation_sources)),
    ]
}

fn register_routes() -> Routes {
    vec![
        ("/orgs/altinn-orgs.json", get(registers::organisations)),
        ("/enhetsregisteret/api/enheter", get(registers::main_units)),
        ("/enhetsregisteret/api/underenheter", get(registers::sub_units)),
        ("/enhetsregisteret/api/enheter/{number}", get(registers::main_unit)),
        ("/enhetsregisteret/api/enheter/{number}/roller", get(registers::roles)),
        ("/enhetsregisteret/api/underenheter/{number}", get(registers::sub_unit)),
    ]
}

fn studio_routes() -> Routes {
    vec![
        ("/studio/designer/api/v1/studio-oidc/userinfo", get(studio::user_info)),
        ("/studio/repos/api/v1/user", get(studio::user)),
        ("/studio/repos/api/v1/user/orgs", get(studio::orgs)),
        ("/studio/repos/api/v1/user/teams", get(studio::teams)),
        ("/studio/repos/api/v1/orgs/{org}", get(studio::org)),
        ("/studio/repos/api/v1/repos/{org}/{repository}", get(studio::repository)),
    ]
}

/// What is no service: pages for people, and the sandbox itself.
fn own_routes() -> Routes {
    vec![
        ("/arbeidsflate", get(overview::inbox)),
        ("/studio", get(overview::page)),
        ("/selvbetjening", get(overview::page)),
        ("/_sandbox", get(overview::show)),
        ("/_sandbox/condition", get(notifications::condition)),
        ("/_sandbox/receiver", post(receiver::receive).get(receiver::show)),
    ]
}

/// Goes on with the path that is meant.
async fn as_meant(State(paths): State<Arc<ServedPaths>>, mut request: Request, next: Next) -> Response {
    if let Some(meant) = paths.meant(request.uri().path()) {
        let with_query = match request.uri().query() {
            Some(query) => format!("{meant}?{query}"),
            None => meant,
        };
        let mut parts = request.uri().clone().into_parts();
        if let Ok(path) = with_query.parse() {
            parts.path_and_query = Some(path);
            if let Ok(uri) = axum::http::Uri::from_parts(parts) {
                *request.uri_mut() = uri;
            }
        }
    }
    next.run(request).await
}

/// The services that belong to Altinn's platform, and so fail together.
const PLATFORM: [&str; 6] =
    ["/authentication/", "/resourceregistry/", "/correspondence/", "/broker/", "/notifications/", "/events/"];

async fn over_all(State(sandbox): State<Arc<Sandbox>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let of_platform = PLATFORM.iter().any(|service| path.starts_with(service));
    let registry = path.starts_with("/resourceregistry/");
    let mut response = if of_platform && sandbox.scenarios.on(Scenario::Hangs) {
        // Until the sandbox stops; the caller has long given up then.
        let mut stopping = sandbox.stopping.clone();
        let _ = stopping.wait_for(|stop| *stop).await;
        Reply::empty(StatusCode::SERVICE_UNAVAILABLE).into_response()
    } else if of_platform && sandbox.scenarios.on(Scenario::HtmlAnswers) {
        let page = "<!doctype html><html><head><title>Nettfilter</title></head><body><h1>Logg inn for å bruke nettet</h1></body></html>";
        Reply::body(StatusCode::OK, "text/html; charset=utf-8", page).into_response()
    } else if registry && sandbox.scenarios.on(Scenario::RegistryDown) {
        Reply::empty(StatusCode::SERVICE_UNAVAILABLE).into_response()
    } else {
        next.run(request).await
    };
    if let Ok(date) = HeaderValue::from_str(&sandbox.clock.date_header()) {
        response.headers_mut().insert(header::DATE, date);
    }
    response
}
