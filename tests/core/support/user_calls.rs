//! What the user calls, and what is reported to the user.

use super::{Call, Event, Hook, Sim, line, trace::result};
use wshb::core::option_kind::{AUTO, FOLLOWS_PARAMS, OFF};
use wshb::core::{
    ConnectTimeout, Input, Millis, OptionRow, Options, OptionsChange, Output, PongTimeout,
    QueueLimits, State,
};

impl Sim {
    /// `WebsocketHeartbeat(options)`.
    pub(crate) fn start(&mut self) {
        self.input(Input::Start);
    }

    pub(crate) fn call(&mut self, call: Call) {
        match call {
            Call::Close => self.close(),
            Call::Open => self.input(Input::Open),
            Call::Reconnect => self.reconnect(),
            Call::Destroy => self.input(Input::Destroy),
            Call::Supersede => self.input(Input::Superseded),
            Call::Send(size) => drop(self.send_sized(size)),
            Call::SendNow(size) => drop(self.send_as(size, false)),
            Call::Ping => drop(self.ping()),
            Call::SocketCloses(code) => self.server_closes(code),
            Call::Network(kind) => self.network(kind),
            Call::Doubt => self.input(Input::Doubted),
            Call::Hide => self.hide(),
            Call::Show => self.input(Input::Shown),
            Call::TimerFires => self.input(Input::Timeout),
            Call::MessageComes => self.server_sends("message in a hook"),
        }
    }

    /// The host says which network there is.
    pub(crate) fn network(&mut self, kind: u32) {
        self.input(Input::Network(kind));
    }

    /// The app is hidden, on a host that cuts its network then.
    pub(crate) fn hide(&mut self) {
        self.input(Input::Hidden);
    }

    /// The app is hidden for so long, though it runs on.
    pub(crate) fn hide_for(&mut self, span: f64) {
        self.hide();
        self.run(span);
        self.input(Input::Shown);
    }

    /// `close()`.
    pub(crate) fn close(&mut self) {
        self.close_with(1000);
    }

    pub(crate) fn close_with(&mut self, code: u16) {
        self.input(Input::Close { code, event: "our close" });
    }

    /// `open()`.
    pub(crate) fn open(&mut self) {
        self.input(Input::Open);
    }

    pub(crate) fn reconnect(&mut self) {
        self.input(Input::Reconnect);
    }

    pub(crate) fn destroy(&mut self) {
        self.input(Input::Destroy);
    }

    /// `send()`: its id.
    pub(crate) fn send(&mut self) -> u32 {
        self.send_sized(10.0)
    }

    pub(crate) fn send_sized(&mut self, size: f64) -> u32 {
        self.send_as(size, true)
    }

    /// `send({queue: false})`: its id.
    pub(crate) fn send_now(&mut self) -> u32 {
        self.send_as(10.0, false)
    }

    fn send_as(&mut self, size: f64, may_wait: bool) -> u32 {
        self.last_id += 1;
        let (id, in_hook) = (self.last_id, self.depth > 0);
        self.sends.insert(id, false);
        self.input(Input::Send { id, size, in_hook, may_wait });
        id
    }

    /// `ping()`: its id.
    pub(crate) fn ping(&mut self) -> u32 {
        self.last_id += 1;
        let id = self.last_id;
        self.input(Input::Ping { id });
        id
    }

    /// `task.opts.… = …`
    pub(crate) fn set(&mut self, change: impl FnOnce(&mut Options)) {
        change(&mut self.options);
        for change in changes_to(&self.options) {
            self.input(Input::SetOptions(change));
        }
    }

    /// The user will do this inside the next such hook.
    pub(crate) fn in_hook(&mut self, hook: Hook, call: Call) {
        self.user.once.push((hook, call));
    }

    pub(crate) fn state(&self) -> &'static str {
        self.machine.state().name()
    }

    pub(crate) fn is(&self, state: State) -> bool {
        self.machine.state() == state
    }

    /// The hooks called since the last look, without `onStateChange`.
    pub(crate) fn hooks(&mut self) -> Vec<String> {
        self.unread(|output| {
            Hook::of(output).is_some_and(|hook| {
                !matches!(hook, Hook::State | Hook::ShouldReconnect | Hook::Retry)
            })
        })
    }

    /// All that was reported to the user, or asked, since the last look.
    pub(crate) fn reported(&mut self) -> Vec<String> {
        self.unread(|output| Hook::of(output).is_some())
    }

    /// What the host was asked to do since the last look.
    pub(crate) fn effects(&mut self) -> Vec<String> {
        self.unread(|output| {
            matches!(
                output,
                Output::Connect { .. }
                    | Output::CloseSocket { .. }
                    | Output::Abandon { .. }
                    | Output::AskNetwork
                    | Output::Transmit { .. }
                    | Output::Ping { .. }
            )
        })
    }

    /// Everything since the last look.
    pub(crate) fn all(&mut self) -> Vec<String> {
        self.unread(|_| true)
    }

    fn unread(&mut self, wanted: impl Fn(&Output<Event>) -> bool) -> Vec<String> {
        self.trace.unread().iter().filter(|output| wanted(output)).map(line).collect()
    }

    /// How often an output has come that reads like this.
    pub(crate) fn count(&self, start_of_line: &str) -> usize {
        self.trace.times(start_of_line).len()
    }

    /// When the latest output came that reads like this.
    #[track_caller]
    pub(crate) fn time_of(&self, start_of_line: &str) -> f64 {
        let times = self.trace.times(start_of_line);
        *times.last().unwrap_or_else(|| panic!("no '{start_of_line}'\n{}", self.trace))
    }

    /// The delays between each loss and the attempt that followed it.
    pub(crate) fn delays(&self) -> Vec<f64> {
        let mut delays = Vec::new();
        let mut since = None;
        for (at, output) in self.trace.outputs() {
            match output {
                Output::Reconnect => since = Some(at),
                Output::Connect { again: false, .. } => {
                    delays.extend(since.take().map(|since| at - since));
                }
                _ => {}
            }
        }
        delays
    }

    /// What became of a send; `None`: nothing yet.
    pub(crate) fn result(&self, send: u32) -> Option<&'static str> {
        self.trace.outputs().find_map(|(_, output)| match output {
            Output::Result { id, outcome } if *id == send => Some(result(outcome)),
            _ => None,
        })
    }

    /// What became of a `ping()`: the round trip or a code; `None`: nothing yet.
    pub(crate) fn pong(&self, ping: u32) -> Option<Result<f64, &'static str>> {
        self.trace.outputs().find_map(|(_, output)| match output {
            Output::PingResult { id, outcome } if *id == ping => {
                Some(outcome.map(wshb::core::Millis::get).map_err(wshb::core::Code::name))
            }
            _ => None,
        })
    }
}

/// The changes that make all options these.
fn changes_to(options: &Options) -> Vec<OptionsChange> {
    let limit = |span: Millis| if span < Millis::NEVER { span.get() } else { OFF };
    let mut all = changes(
        0,
        &Options::rows(),
        &[
            ("pingTimeout", limit(options.ping_timeout)),
            (
                "pongTimeout",
                match options.pong_timeout {
                    PongTimeout::Off => OFF,
                    PongTimeout::After(span) => span.get(),
                    PongTimeout::Auto => AUTO,
                },
            ),
            ("pingInterval", limit(options.ping_interval)),
            ("isPong", f64::from(options.knows_pongs)),
            ("reconnectTimeout", options.reconnect_timeout.get()),
            ("reconnectTimeoutMax", options.reconnect_timeout_max.get()),
            ("retry", f64::from(options.asks_retry)),
            ("repeatLimit", options.repeat_limit.map_or(OFF, f64::from)),
            ("minUptime", options.min_uptime.get()),
            (
                "connectTimeout",
                match options.connect_timeout {
                    ConnectTimeout::Off => OFF,
                    ConnectTimeout::Default => FOLLOWS_PARAMS,
                    ConnectTimeout::After(span) => span.get(),
                },
            ),
            ("closeTimeout", options.close_timeout.get()),
            ("shouldReconnect", f64::from(options.asks_should_reconnect)),
        ],
    );
    let mut more = |what, number| all.push(OptionsChange { what, number });
    more(OptionsChange::NO_FATAL_CLOSE_CODES, 0.0);
    for &code in &options.fatal_close_codes {
        more(OptionsChange::FATAL_CLOSE_CODE, f64::from(code));
    }
    more(OptionsChange::HAS_QUEUE, f64::from(options.queue.is_some()));
    if let Some(queue) = options.queue {
        all.extend(changes(
            OptionsChange::QUEUE,
            &QueueLimits::rows(),
            &[
                ("maxMessages", f64::from(queue.max_messages)),
                ("maxBytes", queue.max_bytes),
                ("maxAge", limit(queue.max_age)),
                ("overflow", f64::from(queue.overflow.number())),
            ],
        ));
    }
    all
}

/// The changes that set these rows of a table whose first change has the number `first`.
fn changes(first: u32, rows: &[OptionRow], numbers: &[(&str, f64)]) -> Vec<OptionsChange> {
    let names = rows.iter().filter(|row| row.is_of_core).map(|row| row.name);
    let of = |name| numbers.iter().find(|(other, _)| *other == name).expect("a row of the core").1;
    names.zip(first..).map(|(name, what)| OptionsChange { what, number: of(name) }).collect()
}
