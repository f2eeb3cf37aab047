//! An embedded Altinn that a test serves, and descriptions of it: as it is, or as if it were real.

use altinn_onboard::door::sandbox::{Running, SandboxOptions, Scenario, start};

use super::Home;

/// A running sandbox. It ends with this.
pub struct Served {
    runtime: tokio::runtime::Runtime,
    running: Option<Running>,
}

impl Served {
    /// Starts one that keeps its world in memory.
    pub fn start(scenarios: &[Scenario]) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let options = SandboxOptions { scenarios: scenarios.to_vec(), ..SandboxOptions::default() };
        let running = runtime.block_on(start(options)).unwrap();
        Self { runtime, running: Some(running) }
    }

    /// Where it is served.
    pub fn base(&self) -> String {
        self.running.as_ref().unwrap().base.to_string().trim_end_matches('/').to_owned()
    }

    /// What it holds: `GET /_sandbox`.
    pub fn overview(&self) -> serde_json::Value {
        let url = format!("{}/_sandbox", self.base());
        let text = self.runtime.block_on(async { reqwest::get(url).await.unwrap().text().await.unwrap() });
        serde_json::from_str(&text).unwrap()
    }

    /// Writes `environments.toml` into the working folder: this sandbox as it is, under another name.
    pub fn as_it_is(&self, home: &Home, name: &str) {
        let text = self.running.as_ref().unwrap().description_toml();
        let text = text.replace("environments.sandbox", &format!("environments.{name}"));
        std::fs::write(home.work().join("environments.toml"), text).unwrap();
    }

    /// This sandbox as if its people were real.
    pub fn real(&self, rules: &str) -> toml::Table {
        let text = self.running.as_ref().unwrap().description_toml();
        let mut file: toml::Table = text.parse().unwrap();
        let environments = file["environments"].as_table_mut().unwrap();
        let toml::Value::Table(mut own) = environments.remove("sandbox").unwrap() else { panic!("a table") };
        own.insert("simulated".into(), false.into());
        own.insert("rules".into(), rules.into());
        own.remove("answers");
        own.remove("webhooks");
        own
    }

    /// Writes `environments.toml` into the working folder: this sandbox under another name, as if its people were real.
    pub fn as_real(&self, home: &Home, name: &str, rules: &str, change: impl FnOnce(&mut toml::Table)) {
        let mut own = self.real(rules);
        change(&mut own);
        describe(home, [(name, own)]);
    }
}

/// Writes `environments.toml` into the working folder: environments by their names.
pub fn describe<'n>(home: &Home, environments: impl IntoIterator<Item = (&'n str, toml::Table)>) {
    let all: toml::Table = environments.into_iter().map(|(name, own)| (name.to_owned(), own.into())).collect();
    let file: toml::Table = [("environments".to_owned(), all.into())].into_iter().collect();
    std::fs::write(home.work().join("environments.toml"), toml::to_string(&file).unwrap()).unwrap();
}

impl Drop for Served {
    fn drop(&mut self) {
        if let Some(running) = self.running.take() {
            self.runtime.block_on(running.shutdown());
        }
    }
}
