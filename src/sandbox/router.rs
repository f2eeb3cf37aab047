//! The addresses of the sandbox, and what lies over all of them: the clock and the scenarios about whole services.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use super::problem::Reply;
use super::scenario::Scenario;
use super::state::Sandbox;
use super::{
    access_management, authentication, correspondence, events, maskinporten, overview, receiver, registers,
    resource_registry, self_service, studio,
};

/// Everything that is served.
pub(super) fn router(sandbox: Arc<Sandbox>) -> Router {
    let over_all = from_fn_with_state(Arc::clone(&sandbox), over_all);
    Router::new()
        .nest("/maskinporten", maskinporten_routes())
        .nest("/selvbetjening/api/v1", self_service_routes())
        .nest("/authentication/api/v1", authentication_routes())
        .route("/accessmanagement/api/v1/meta/info/accesspackages/export", get(access_management::export))
        .route("/accessmanagement/api/v1/meta/info/roles/", get(access_management::roles))
        .nest("/resourceregistry/api/v1/resource", registry_routes())
        .route("/resourceregistry/api/v1/resource", post(resource_registry::create))
        .nest("/correspondence/api/v1/correspondence", correspondence_routes())
        .nest("/events/api/v1/subscriptions", events_routes())
        .nest("/studio", studio_routes())
        .route("/orgs/altinn-orgs.json", get(registers::organisations))
        .route("/enhetsregisteret/api/enheter/{number}", get(registers::main_unit))
        .route("/enhetsregisteret/api/enheter/{number}/roller", get(registers::roles))
        .route("/enhetsregisteret/api/underenheter/{number}", get(registers::sub_unit))
        .route("/arbeidsflate", get(overview::inbox))
        .route("/studio", get(overview::page))
        .route("/selvbetjening", get(overview::page))
        .route("/_sandbox", get(overview::show))
        .route("/_sandbox/receiver", post(receiver::receive).get(receiver::show))
        .layer(over_all)
        .with_state(sandbox)
}

type Routes = Router<Arc<Sandbox>>;

fn maskinporten_routes() -> Routes {
    Router::new()
        .route("/.well-known/oauth-authorization-server", get(maskinporten::metadata))
        .route("/jwk", get(maskinporten::keys))
        .route("/token", post(maskinporten::token))
}

fn self_service_routes() -> Routes {
    let one = get(self_service::get).put(self_service::update).delete(self_service::delete);
    let keys = get(self_service::get_keys)
        .post(self_service::replace_keys)
        .put(self_service::replace_keys)
        .delete(self_service::delete_keys);
    Router::new()
        .route("/clients", get(self_service::list).post(self_service::create))
        .route("/clients/{id}", one)
        .route("/clients/{id}/jwks", keys)
        .route("/scopes/all", get(self_service::all))
        .route("/scopes/access/all", get(self_service::access))
        .route("/delegationsources", get(self_service::delegation_sources))
}

fn authentication_routes() -> Routes {
    Router::new()
        .route("/exchange/{provider}", get(authentication::exchange))
        .route("/openid/.well-known/openid-configuration", get(authentication::configuration))
        .route("/openid/.well-known/openid-configuration/jwks", get(authentication::keys))
}

fn registry_routes() -> Routes {
    let policy =
        get(resource_registry::get_policy).post(resource_registry::upload_policy).put(resource_registry::upload_policy);
    Router::new()
        .route("/resourcelist", get(resource_registry::list))
        .route("/Search", get(resource_registry::search))
        .route("/orgs", get(resource_registry::orgs))
        .route("/{id}", get(resource_registry::get).put(resource_registry::update))
        .route("/{id}/policy", policy)
        .route("/{id}/policy/rights", get(resource_registry::policy_rights))
        .route("/{id}/policy/rules", get(resource_registry::policy_rules))
        .route("/{id}/policy/subjects", get(resource_registry::policy_subjects))
}

fn correspondence_routes() -> Routes {
    Router::new()
        .route("/", get(correspondence::search).post(correspondence::create))
        .route("/{id}", get(correspondence::overview))
        .route("/{id}/details", get(correspondence::details))
}

fn events_routes() -> Routes {
    Router::new()
        .route("/", get(events::list).post(events::create))
        .route("/{id}", get(events::get).delete(events::delete))
}

fn studio_routes() -> Routes {
    Router::new()
        .route("/designer/api/v1/studio-oidc/userinfo", get(studio::user_info))
        .route("/repos/api/v1/user", get(studio::user))
        .route("/repos/api/v1/user/orgs", get(studio::orgs))
        .route("/repos/api/v1/user/teams", get(studio::teams))
        .route("/repos/api/v1/orgs/{org}", get(studio::org))
        .route("/repos/api/v1/repos/{org}/{repository}", get(studio::repository))
}

/// The services that belong to Altinn's platform, and so fail together.
const PLATFORM: [&str; 4] = ["/authentication/", "/resourceregistry/", "/correspondence/", "/events/"];

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
    if let Some(date) = sandbox.clock.date_header().and_then(|date| HeaderValue::from_str(&date).ok()) {
        response.headers_mut().insert(header::DATE, date);
    }
    response
}
