// Generated from openapi.yaml by `pnpm openapi --update`.
export interface paths {
    readonly "/subjects/{kind}/{id}/closure-descriptor": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The kind of the subject.
                 * @example organization
                 */
                readonly kind: components["parameters"]["SubjectKind"];
                /**
                 * @description The id of the subject.
                 * @example org_brightwater
                 */
                readonly id: components["parameters"]["SubjectId"];
            };
            readonly cookie?: never;
        };
        /**
         * How closing works for this subject
         * @description Modes, confirmation, consequences and what comes after, here and now. Changes nothing.
         */
        readonly get: operations["describe"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/subjects/{kind}/{id}/blockers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The kind of the subject.
                 * @example organization
                 */
                readonly kind: components["parameters"]["SubjectKind"];
                /**
                 * @description The id of the subject.
                 * @example org_brightwater
                 */
                readonly id: components["parameters"]["SubjectId"];
            };
            readonly cookie?: never;
        };
        /**
         * All that is in the way
         * @description Read afresh. A check that fails makes the report not `complete` and its verdict `unknown`. The `etag` is what a start sends as `If-Match`.
         */
        readonly get: operations["blockers"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/subjects/{kind}/{id}/blockers/{blocker}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The kind of the subject.
                 * @example organization
                 */
                readonly kind: components["parameters"]["SubjectKind"];
                /**
                 * @description The id of the subject.
                 * @example org_brightwater
                 */
                readonly id: components["parameters"]["SubjectId"];
                /**
                 * @description The id of the blocker.
                 * @example dns_zones
                 */
                readonly blocker: components["parameters"]["BlockerId"];
            };
            readonly cookie?: never;
        };
        /**
         * One blocker alone
         * @description Read afresh. Its etag is its own, and starts no closure.
         */
        readonly get: operations["blocker"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/subjects/{kind}/{id}/blockers/{blocker}/remedies/{remedy}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The kind of the subject.
                 * @example organization
                 */
                readonly kind: components["parameters"]["SubjectKind"];
                /**
                 * @description The id of the subject.
                 * @example org_brightwater
                 */
                readonly id: components["parameters"]["SubjectId"];
                /**
                 * @description The id of the blocker.
                 * @example dns_zones
                 */
                readonly blocker: components["parameters"]["BlockerId"];
                /**
                 * @description The id of a remedy of the kind `action`.
                 * @example disable
                 */
                readonly remedy: string;
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Does what a remedy says
         * @description A remedy that is listed as available is accepted. One that is done already succeeds.
         */
        readonly post: operations["resolve"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/subjects/{kind}/{id}/resources": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The kind of the subject.
                 * @example organization
                 */
                readonly kind: components["parameters"]["SubjectKind"];
                /**
                 * @description The id of the subject.
                 * @example org_brightwater
                 */
                readonly id: components["parameters"]["SubjectId"];
            };
            readonly cookie?: never;
        };
        /** What there is under the subject */
        readonly get: operations["resources"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/subjects/{kind}/{id}/resources/{resource}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The kind of the subject.
                 * @example organization
                 */
                readonly kind: components["parameters"]["SubjectKind"];
                /**
                 * @description The id of the subject.
                 * @example org_brightwater
                 */
                readonly id: components["parameters"]["SubjectId"];
                /**
                 * @description The id of the resource.
                 * @example zone_1
                 */
                readonly resource: string;
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Removes one resource
         * @description Removing what is gone already succeeds.
         */
        readonly delete: operations["removeResource"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/subjects/{kind}/{id}/plans": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The kind of the subject.
                 * @example organization
                 */
                readonly kind: components["parameters"]["SubjectKind"];
                /**
                 * @description The id of the subject.
                 * @example org_brightwater
                 */
                readonly id: components["parameters"]["SubjectId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * What closing would remove, and in which order
         * @description Changes nothing, and so needs no key. Each resource comes in a later wave than what goes before it.
         */
        readonly post: operations["plan"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/plans/{plan}/tasks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the plan.
                 * @example plan_1
                 */
                readonly plan: string;
            };
            readonly cookie?: never;
        };
        /** The tasks of a plan */
        readonly get: operations["planTasks"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/subjects/{kind}/{id}/costs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The kind of the subject.
                 * @example organization
                 */
                readonly kind: components["parameters"]["SubjectKind"];
                /**
                 * @description The id of the subject.
                 * @example org_brightwater
                 */
                readonly id: components["parameters"]["SubjectId"];
            };
            readonly cookie?: never;
        };
        /**
         * What the subject costs
         * @description By currency. Amounts of two currencies are never added up.
         */
        readonly get: operations["costs"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/subjects/{kind}/{id}/exports": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The kind of the subject.
                 * @example organization
                 */
                readonly kind: components["parameters"]["SubjectKind"];
                /**
                 * @description The id of the subject.
                 * @example org_brightwater
                 */
                readonly id: components["parameters"]["SubjectId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Makes a copy for the user to take along
         * @description The operation's `files` say where it is. Reading the operation again gives new addresses.
         */
        readonly post: operations["startExport"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/subjects/{kind}/{id}/closures": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The kind of the subject.
                 * @example organization
                 */
                readonly kind: components["parameters"]["SubjectKind"];
                /**
                 * @description The id of the subject.
                 * @example org_brightwater
                 */
                readonly id: components["parameters"]["SubjectId"];
            };
            readonly cookie?: never;
        };
        /**
         * The closure that is open
         * @description Or the one that this caller has just finished, with its status token: after a reload, a lost answer, in a second tab. Else `null`.
         */
        readonly get: operations["active"];
        readonly put?: never;
        /**
         * Closes the subject, or asks the vendor to
         * @description Rests on the report that the user has seen: `If-Match` is its etag. When the report is another now, or not clear, nothing is started. A subject has one open closure.
         */
        readonly post: operations["start"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/closures/{closure}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the closure.
                 * @example closure_1
                 */
                readonly closure: components["parameters"]["ClosureId"];
            };
            readonly cookie?: never;
        };
        /**
         * How a closure stands
         * @description With a session, or signed out with the status token. The token is never sent back.
         */
        readonly get: operations["closure"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/closures/{closure}/confirm": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the closure.
                 * @example closure_1
                 */
                readonly closure: components["parameters"]["ClosureId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Redeems the token of an e-mail
         * @description Once. Redeemed again, it answers how the closure stands. Looking at the link of the e-mail changes nothing: only this does. The token is the credential; a session is not needed.
         */
        readonly post: operations["confirm"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/closures/{closure}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the closure.
                 * @example closure_1
                 */
                readonly closure: components["parameters"]["ClosureId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Takes it back before anything has been removed
         * @description Until the instant that the closure names. The server decides at the edge.
         */
        readonly post: operations["cancel"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/closures/{closure}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the closure.
                 * @example closure_1
                 */
                readonly closure: components["parameters"]["ClosureId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Brings back what was closed
         * @description Within the undo window, until the instant that the closure names. The server decides at the edge.
         */
        readonly post: operations["restore"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/operations/{operation}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the operation.
                 * @example operation_1
                 */
                readonly operation: components["parameters"]["OperationId"];
            };
            readonly cookie?: never;
        };
        /**
         * How an operation stands
         * @description With a session, or with the status token of its closure. `Retry-After` says when to look again.
         */
        readonly get: operations["operation"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/operations/{operation}/tasks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the operation.
                 * @example operation_1
                 */
                readonly operation: components["parameters"]["OperationId"];
            };
            readonly cookie?: never;
        };
        /**
         * The tasks of an operation
         * @description With `since`, those that changed after that version of the operation, and no others.
         */
        readonly get: operations["operationTasks"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/operations/{operation}/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the operation.
                 * @example operation_1
                 */
                readonly operation: components["parameters"]["OperationId"];
            };
            readonly cookie?: never;
        };
        /**
         * News of an operation
         * @description Server-sent events, until the operation is done.
         *
         *     - `event: update`: its `id` is the version of the operation, its `data` an `OperationUpdate` as JSON. The first says how the operation stands.
         *     - `event: gap`: what was missed can no longer be told. Read the operation again.
         *     - A comment comes at least every 15 seconds while nothing happens.
         *
         *     After `Last-Event-ID` come the events that were missed. A backend without `events` among the capabilities of the
         *     descriptor answers 404 here, and the operation is polled.
         */
        readonly get: operations["watch"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/operations/{operation}/retry": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the operation.
                 * @example operation_1
                 */
                readonly operation: components["parameters"]["OperationId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Tries again what failed
         * @description And what was skipped because of it, and nothing that was done.
         */
        readonly post: operations["retry"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/operations/{operation}/retain": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the operation.
                 * @example operation_1
                 */
                readonly operation: components["parameters"]["OperationId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Leaves behind what failed
         * @description Only what failed, and only acknowledged.
         */
        readonly post: operations["retain"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/operations/{operation}/stop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the operation.
                 * @example operation_1
                 */
                readonly operation: components["parameters"]["OperationId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Starts nothing more
         * @description What is removed stays removed.
         */
        readonly post: operations["stop"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/closure-feedback": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Why somebody leaves
         * @description With the session, or signed out with the status token. Its failure holds nothing up.
         */
        readonly post: operations["feedback"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Format: date-time
         * @description A point in time, RFC 3339.
         * @example 2026-03-02T09:00:00.000Z
         */
        readonly Instant: string;
        /**
         * Format: duration
         * @description A length of time, ISO 8601. For words only; a date always comes as an instant.
         * @example P30D
         */
        readonly Duration: string;
        /** @description An amount of money. */
        readonly Money: {
            /**
             * @description ISO 4217.
             * @example EUR
             */
            readonly currency: string;
            /**
             * @description Whole minor units as text, for example cents.
             * @example 129900
             */
            readonly minor: string;
        };
        /** @description How many there are. Not `exact`: at least so many. */
        readonly Count: {
            readonly value: number;
            readonly exact: boolean;
        };
        /** @description Who has to act. */
        readonly Actor: "customer" | "vendor" | "system" | "other_member" | "third_party" | (string & {});
        /** @description What is to be closed. */
        readonly Subject: {
            readonly kind: "user" | "organization" | "workspace" | "project" | "subscription" | "resource" | (string & {});
            readonly id: string;
        };
        /** @description Where to read on, or whom to write to. */
        readonly Link: {
            readonly rel: "docs" | "remedy" | "support" | "feedback" | "status" | "export" | "restore" | (string & {});
            /**
             * Format: uri-reference
             * @description http, https, mailto, tel or a relative address. Others are no links.
             */
            readonly href: string;
            readonly label: string;
        };
        /** @description On every JSON answer. */
        readonly ServerTime: {
            /** @description When it was sent. The client's own clock may be wrong. */
            readonly serverTime: components["schemas"]["Instant"];
        };
        /** @description A read that a decision may rest on. */
        readonly Snapshot: components["schemas"]["ServerTime"] & {
            /** @description The same as the `ETag` header, quotes included. Another with each change of the content. */
            readonly etag: string;
            /** @description When the server looked. */
            readonly observedAt: components["schemas"]["Instant"];
        };
        /** @description How closing works for this subject, here and now. */
        readonly ClosureDescriptor: components["schemas"]["Snapshot"] & {
            readonly subject: components["schemas"]["Subject"] & {
                readonly displayName: string;
                readonly slug?: string;
            };
            /** @description The first is the default. None: it cannot be closed here, and `unavailable` says why. */
            readonly modes: readonly components["schemas"]["ModeOffer"][];
            readonly unavailable?: components["schemas"]["Unavailable"];
            /** @description The vendor's word for the deed, by kind of subject or resource. */
            readonly verbs: {
                readonly [key: string]: "delete" | "deprovision" | "disable" | "remove" | "cancel" | "close" | "disconnect" | "revoke" | "export" | (string & {});
            };
            readonly confirmation: components["schemas"]["ConfirmationPolicy"];
            /** @description Whether the user is asked why. Without it, not asked. */
            readonly reason?: components["schemas"]["ReasonPolicy"];
            readonly consequences: readonly components["schemas"]["Consequence"][];
            /** @description Recommended, and never in the way. */
            readonly advisories: readonly components["schemas"]["Advisory"][];
            /** @description Less drastic choices. Never in the way either. */
            readonly alternatives: readonly components["schemas"]["Alternative"][];
            readonly aftermath: components["schemas"]["Aftermath"];
            /** @description What this backend can do for this subject. */
            readonly capabilities: readonly ("resources" | "plan" | "export" | "costs" | "events" | "feedback" | (string & {}))[];
            /** @description How soon a request is answered, in words. */
            readonly sla?: string;
            readonly links: readonly components["schemas"]["Link"][];
        };
        /** @description `scheduled`: at a later date, and until then it can be taken back. `request`: the vendor does it. */
        readonly Mode: "immediate" | "scheduled" | "request" | (string & {});
        /** @description One way to close. */
        readonly ModeOffer: {
            readonly mode: components["schemas"]["Mode"];
            readonly grace?: {
                readonly period: components["schemas"]["Duration"];
                /** @description When it would end if it were started now. */
                readonly effectiveAt: components["schemas"]["Instant"];
                readonly certainty: components["schemas"]["Certainty"];
                readonly restoreBy: readonly components["schemas"]["RestoreBy"][];
            };
            /** @description When the session ends. */
            readonly signOut: "on_submit" | "on_complete" | "never" | (string & {});
            /** @description What must happen besides before anything is deleted. */
            readonly awaits?: readonly ("email_confirmation" | "vendor_review" | "second_owner" | (string & {}))[];
        };
        /** @description How sure it is. */
        readonly Certainty: "guaranteed" | "best_effort" | (string & {});
        /** @description How a closure is taken back. */
        readonly RestoreBy: "ui" | "sign_in" | "email_reply" | "support" | (string & {});
        /** @description Why it cannot be closed here, and who can help. */
        readonly Unavailable: {
            readonly reason: "not_permitted" | "managed_elsewhere" | "suspended" | "feature_off" | (string & {});
            readonly text: string;
            readonly who?: components["schemas"]["Actor"];
            readonly links: readonly components["schemas"]["Link"][];
        };
        /** @description What the user has to do to be sure. A client may ask for more, never for less. */
        readonly ConfirmationPolicy: {
            /** @description Statements to tick. None is ticked beforehand. */
            readonly acknowledgements: readonly {
                readonly id: string;
                readonly text: string;
                readonly required: boolean;
            }[];
            /** @description What is to be typed. `null`: nothing. */
            readonly challenge: components["schemas"]["Challenge"] | null;
            readonly reauthentication?: components["schemas"]["Reauthentication"];
        };
        /** @description What is to be typed. It shows intent; it does not prove identity. */
        readonly Challenge: {
            /** @description Another with each change of the text, so that a stale one is told. */
            readonly id: string;
            readonly kind: "phrase" | "subject_name" | (string & {});
            readonly text: string;
            /** @description In place of a text in which nothing is left to see. */
            readonly fallback?: string;
            /** @description BCP 47 tag of the text's language. */
            readonly locale?: string;
            /** @description How both sides compare it. */
            readonly normalization: "di-nfc-ws" | "exact" | (string & {});
        };
        /** @description How fresh the proof of identity has to be, RFC 9470. */
        readonly Reauthentication: {
            readonly maxAgeSeconds: number;
            readonly methods: readonly ("password" | "passkey" | "totp" | "oauth" | "email_link" | (string & {}))[];
        };
        /** @description How the user is asked why. */
        readonly ReasonPolicy: {
            readonly required: boolean;
            readonly choices: readonly {
                readonly id: string;
                readonly label: string;
            }[];
            /** @description `null`: no free text. */
            readonly note: {
                readonly required: boolean;
                /** @description In code points. */
                readonly maxLength?: number;
                readonly hint?: string;
            } | null;
        };
        /** @description One thing that closing brings about. */
        readonly Consequence: {
            readonly id: string;
            readonly effect: "deleted" | "anonymised" | "transferred" | "detached" | "retained" | "stops_billing" | "signed_out" | (string & {});
            readonly title: string;
            readonly detail?: string;
            readonly count?: components["schemas"]["Count"];
            readonly children?: readonly components["schemas"]["Consequence"][];
            /** @description Whether people other than the one who closes feel it. */
            readonly affectsOthers?: boolean;
        };
        /** @description Something worth doing first, or afterwards. */
        readonly Advisory: {
            readonly id: string;
            readonly title: string;
            readonly body?: string;
            readonly ifSkipped?: string;
            readonly when: "before" | "after" | (string & {});
            /** @description `unknown`: the server cannot see it, so the user ticks it. */
            readonly state: "todo" | "done" | "unknown" | (string & {});
            readonly remedies: readonly components["schemas"]["Remedy"][];
        };
        /** @description A less drastic choice. */
        readonly Alternative: {
            readonly id: string;
            readonly title: string;
            readonly body?: string;
            readonly link: components["schemas"]["Link"];
        };
        /** @description One way to clear a blocker, or to follow an advice. */
        readonly Remedy: {
            readonly id: string;
            /** @description `action`: `resolve` does it. `link`, `contact`: `href`. `command`: `command`, copied as it is. */
            readonly kind: "action" | "link" | "command" | "contact" | "wait" | (string & {});
            readonly label: string;
            /** Format: uri-reference */
            readonly href?: string;
            readonly command?: string;
            readonly destructive?: boolean;
            /** @description Whether it would be accepted now, from this caller. */
            readonly available: boolean;
            /** @description Why it is not. */
            readonly why?: string;
            /** @description What it brings into being, and what will have to be removed as well. */
            readonly creates?: string;
        };
        /** @description What comes after the end. */
        readonly Aftermath: {
            /** @description Where the browser goes, and what is said there. */
            readonly returnTo?: {
                /** Format: uri-reference */
                readonly href: string;
                readonly message: string;
            };
            readonly notifications: readonly {
                readonly channel: "email" | (string & {});
                readonly to?: string;
                readonly text: string;
            }[];
            readonly rejoin: {
                readonly allowed: boolean;
                readonly text: string;
                readonly nameReuseAfter?: components["schemas"]["Duration"];
            };
            readonly retention: readonly components["schemas"]["Retention"][];
            readonly windows: readonly components["schemas"]["Window"][];
            /** @description What happens when, and who does it. */
            readonly timeline: readonly {
                readonly id: string;
                readonly who: components["schemas"]["Actor"];
                readonly text: string;
            }[];
        };
        /** @description What is kept, why, and for how long. */
        readonly Retention: {
            readonly category: string;
            readonly fields?: readonly string[];
            readonly reason: string;
            readonly legalBasis?: string;
            /** @description ISO 8601, or words where it depends. */
            readonly period: components["schemas"]["Duration"] | {
                readonly text: string;
            };
            /** @description Whether the customer can still see or ask for it. */
            readonly visibleToCustomer: boolean;
            readonly processor?: string;
        };
        /** @description A time in which something is still possible, or not yet true. */
        readonly Window: {
            readonly kind: "undo" | "backup" | "propagation" | (string & {});
            readonly duration: components["schemas"]["Duration"];
            readonly certainty: components["schemas"]["Certainty"];
            readonly by?: components["schemas"]["RestoreBy"];
            /** @description The id of the consequence that it is about. Without it all of it. */
            readonly consequence?: string;
            readonly text: string;
        };
        /** @description One fact that was checked, good or bad. */
        readonly Blocker: {
            readonly id: string;
            readonly code: "active_resources" | "outstanding_balance" | "active_subscription" | "sole_owner" | "lock" | "legal_hold" | "open_dispute" | "operation_in_progress" | "quota" | "commitment" | (string & {});
            /** @description `unknown`, `error` and a state that nobody knows are in the way: what is not known to be clear is not. */
            readonly state: "blocking" | "resolving" | "resolved" | "not_applicable" | "unknown" | "error" | (string & {});
            readonly title: string;
            readonly detail?: string;
            readonly amount?: components["schemas"]["Money"];
            readonly count?: components["schemas"]["Count"];
            /** @description Some of what is in the way, by name. */
            readonly samples?: readonly string[];
            readonly who: components["schemas"]["Actor"];
            /** @description When it goes by itself. */
            readonly until?: components["schemas"]["Instant"];
            readonly remedies: readonly components["schemas"]["Remedy"][];
        };
        /** @description One blocker, looked at alone. Its etag is its own: only that of a whole report starts a closure. */
        readonly BlockerSnapshot: components["schemas"]["Snapshot"] & components["schemas"]["Blocker"];
        /** @description All blockers at one moment. */
        readonly BlockerReport: components["schemas"]["Snapshot"] & {
            readonly blockers: readonly components["schemas"]["Blocker"][];
            /** @description Whether every check gave an answer. */
            readonly complete: boolean;
            /** @description `unknown` when a check failed. Only `clear` lets a closure start. */
            readonly verdict: "clear" | "blocked" | "unknown" | (string & {});
        };
        /** @description From a resource to another. `before`: it must be gone before `to` can go. `cascade`: it goes when `to` goes, without a task of its own. `survivor`: removing it leaves or creates `to`. */
        readonly Edge: {
            readonly kind: "before" | "cascade" | "survivor" | (string & {});
            readonly to: string;
        };
        /** @description Something under the subject that holds data or costs money. */
        readonly Resource: {
            readonly id: string;
            readonly kind: string;
            readonly name: string;
            /** @description The resource that it is part of. */
            readonly parent?: string;
            /** @description What it is grouped by on the screen, for example an environment. */
            readonly scope?: string;
            readonly state: "active" | "stopped" | "creating" | "deleting" | "deleted" | "retained" | "failed" | "unknown" | (string & {});
            /** @description Put there on purpose, by somebody who can lift it. */
            readonly protection?: readonly {
                readonly code: "lock" | "legal_hold" | (string & {});
                readonly text: string;
            }[];
            /** @description What it costs a month. */
            readonly monthly?: components["schemas"]["Money"];
            /** @description Whether it can be removed alone, now, by this caller. */
            readonly deletable: boolean;
            /** @description Why it cannot. */
            readonly why?: string;
            /**
             * Format: uri-reference
             * @description Where to read about this kind.
             */
            readonly docs?: string;
            /** @description What it stands before, goes with, or leaves behind. */
            readonly edges: readonly components["schemas"]["Edge"][];
        };
        /** @description A part of a list of resources. */
        readonly ResourcePage: components["schemas"]["ServerTime"] & {
            readonly items: readonly components["schemas"]["Resource"][];
            /** @description For the `cursor` of the next page. Without it, this is the last one. */
            readonly next?: string;
            readonly total: components["schemas"]["Count"];
            /** @description How many there are of each kind, whatever this page holds. */
            readonly byKind: {
                readonly [key: string]: number;
            };
        };
        /** @description What the subject costs, by currency. */
        readonly CostReport: components["schemas"]["ServerTime"] & {
            /** @description A month, one amount a currency. */
            readonly monthly: readonly components["schemas"]["Money"][];
            readonly lines: readonly {
                readonly resource?: string;
                readonly label: string;
                readonly monthly: components["schemas"]["Money"];
            }[];
            /** @description Invoices still to come. */
            readonly upcoming: readonly {
                readonly on: components["schemas"]["Instant"];
                readonly amount?: components["schemas"]["Money"];
                readonly text: string;
            }[];
        };
        /** @description What a plan is asked for. */
        readonly PlanInput: {
            readonly mode: components["schemas"]["Mode"];
            /** @description These resources and what goes with them. Without it, all. */
            readonly include?: readonly string[];
            /** @description What is to be left. Without it, nothing. */
            readonly retain?: readonly string[];
            /** @description After a failure: start nothing more, or go on with what does not depend on it. Without it, `continue_independent`. */
            readonly onFailure?: "halt" | "continue_independent" | (string & {});
        };
        /** @description What would be removed, in which order. Nothing has happened yet. */
        readonly Plan: components["schemas"]["Snapshot"] & {
            readonly id: string;
            readonly subject: components["schemas"]["Subject"];
            readonly input: components["schemas"]["PlanInput"];
            readonly expiresAt: components["schemas"]["Instant"];
            readonly totals: {
                readonly tasks: number;
                readonly byKind: {
                    readonly [key: string]: number;
                };
            };
            /** @description How many waves. The tasks of one may run together. */
            readonly waves: number;
            /** @description The members of each loop. While there is one, the plan cannot start. */
            readonly cycles: readonly (readonly string[])[];
            /** @description What is left behind, by resource. */
            readonly survivors: readonly string[];
            /** @description The first task that cannot be undone. */
            readonly pointOfNoReturn?: string;
            /** @description One amount a currency. */
            readonly cost: {
                readonly monthlyBefore: readonly components["schemas"]["Money"][];
                readonly monthlyAfter: readonly components["schemas"]["Money"][];
                readonly finalInvoice?: {
                    readonly estimate?: components["schemas"]["Money"];
                    readonly on?: components["schemas"]["Instant"];
                    readonly text: string;
                };
            };
        };
        /** @description `already_gone` is a success. `skipped`: something that it depends on failed. */
        readonly TaskStatus: "pending" | "blocked" | "running" | "waiting" | "succeeded" | "already_gone" | "retained" | "failed" | "skipped" | "cancelled" | "unknown" | (string & {});
        /** @description One thing to be done. */
        readonly Task: {
            readonly id: string;
            readonly resource?: string;
            readonly kind: string;
            readonly action: "export" | "disable" | "delete" | "detach" | "cancel_billing" | "revoke_sessions" | "vendor_step" | "purge" | "notify" | (string & {});
            readonly label: string;
            /** @description From 1. */
            readonly wave: number;
            readonly actor: components["schemas"]["Actor"];
            readonly status: components["schemas"]["TaskStatus"];
            /** @description From 1 with the first try; 0 before. */
            readonly attempt: number;
            /** @description The version of the operation that changed it last. */
            readonly version: number;
            readonly startedAt?: components["schemas"]["Instant"];
            readonly endedAt?: components["schemas"]["Instant"];
            readonly problem?: components["schemas"]["Problem"];
            /** @description When the server tries again by itself. */
            readonly retryAt?: components["schemas"]["Instant"];
            /** @description The tasks that it waits for, or that failed before it. */
            readonly waitingOn?: readonly string[];
            /** @description Came up only after the start. */
            readonly isNew?: boolean;
        };
        /** @description A part of a list of tasks. */
        readonly TaskPage: components["schemas"]["ServerTime"] & {
            readonly items: readonly components["schemas"]["Task"][];
            /** @description For the `cursor` of the next page. Without it, this is the last one. */
            readonly next?: string;
            readonly total: components["schemas"]["Count"];
        };
        /** @description What is to be exported. */
        readonly ExportInput: {
            readonly formats: readonly string[];
        };
        /** @description A file of an export. */
        readonly ExportFile: {
            readonly name: string;
            readonly mediaType: string;
            /** @description A whole number as text. */
            readonly bytes?: string;
            /** Format: uri-reference */
            readonly href: string;
            readonly expiresAt: components["schemas"]["Instant"];
        };
        /** @description What the server is doing, or has done. */
        readonly Operation: components["schemas"]["Snapshot"] & {
            readonly id: string;
            readonly subject: components["schemas"]["Subject"];
            readonly verb: "close" | "delete" | "export" | "remedy" | (string & {});
            readonly status: "pending" | "running" | "cancelling" | "cancelled" | "succeeded" | "partially_failed" | "failed" | (string & {});
            /** @description It does nothing more by itself. */
            readonly done: boolean;
            readonly progress: {
                readonly total: number;
                readonly succeeded: number;
                readonly failed: number;
                readonly running: number;
                readonly skipped: number;
                readonly retained: number;
                /** @description Whether the total is final. */
                readonly exact: boolean;
            };
            readonly cancellable: boolean;
            readonly retryable: boolean;
            /** @description How long to wait before the next look, in milliseconds. */
            readonly pollAfterMs?: number;
            /** @description Counts up with each change. What has a lower one is older. */
            readonly version: number;
            readonly closure?: string;
            readonly problem?: components["schemas"]["Problem"];
            /** @description When the record goes. */
            readonly expiresAt?: components["schemas"]["Instant"];
            /** @description What an export has made. The addresses work for a while; reading the operation again gives new ones. */
            readonly files?: readonly components["schemas"]["ExportFile"][];
        };
        /** @description News of an operation. */
        readonly OperationUpdate: {
            readonly operation: components["schemas"]["Operation"];
            /** @description The version that it goes on from. Higher than what was seen last: an update was lost, and what is on the screen is to be read again. Not there: from the beginning. */
            readonly since?: number;
            /** @description What has changed since then. */
            readonly tasks: readonly components["schemas"]["Task"][];
            /** @description There are more changed tasks than these: read again what is on the screen. */
            readonly incomplete: boolean;
        };
        /** @description What is tried again. */
        readonly RetryInput: {
            /** @description Without it, all that failed. */
            readonly tasks?: readonly string[];
        };
        /** @description What is left behind. */
        readonly RetainInput: {
            readonly tasks: readonly string[];
            /** @constant */
            readonly acknowledged: true;
        };
        /** @description What starts a closure. The report that it rests on is named by `If-Match`. */
        readonly StartInput: {
            readonly mode: components["schemas"]["Mode"];
            /** @description The plan that was shown. */
            readonly plan?: {
                readonly id: string;
                readonly etag: string;
            };
            /** @description The ids of what was ticked. */
            readonly acknowledgements?: readonly string[];
            /** @description What was typed, as it was typed. */
            readonly challenge?: {
                readonly id: string;
                readonly value: string;
            };
            readonly reason?: {
                readonly choice?: string;
                readonly note?: string;
            };
        };
        /** @description How the closure stands. */
        readonly ClosureState: "requested" | "awaiting_confirmation" | "awaiting_vendor" | "scheduled" | "in_progress" | "needs_attention" | "completed" | "cancelled" | "rejected" | "restored" | "expired" | (string & {});
        /** @description The record of leaving. What runs technically is the operation. */
        readonly Closure: components["schemas"]["Snapshot"] & {
            readonly id: string;
            readonly subject: components["schemas"]["Subject"];
            readonly state: components["schemas"]["ClosureState"];
            readonly mode: components["schemas"]["Mode"];
            readonly requestedAt: components["schemas"]["Instant"];
            readonly requestedBy?: {
                readonly id: string;
                readonly name: string;
            };
            /** @description Whom it waits for. */
            readonly waitingOn?: {
                readonly actor: components["schemas"]["Actor"];
                readonly text: string;
                readonly expectedBy?: components["schemas"]["Instant"];
            };
            /** @description When it takes effect, or did. */
            readonly effectiveAt?: components["schemas"]["Instant"];
            /** @description When nothing can be brought back any more. */
            readonly purgeAt?: components["schemas"]["Instant"];
            /** @description How it can be taken back, and until when. `null`: not any more. */
            readonly reversible: {
                readonly until?: components["schemas"]["Instant"];
                readonly by: readonly components["schemas"]["RestoreBy"][];
            } | null;
            /** @description The id of the operation. */
            readonly operation?: string;
            readonly ticket?: {
                readonly id: string;
                /** Format: uri-reference */
                readonly href?: string;
            };
            /** @description What is charged while it waits: one amount a currency, and until when, in words. */
            readonly accruing?: {
                readonly monthly: readonly components["schemas"]["Money"][];
                readonly until: string;
            };
            /** @description What went wrong without undoing it. */
            readonly notes?: readonly string[];
            readonly receipt?: components["schemas"]["Receipt"];
            /** @description Only for the one who started it, in the answer to the start and in `closures?state=active`. */
            readonly statusToken?: components["schemas"]["StatusToken"];
        };
        /** @description What was done and what is kept, to be shown and sent. */
        readonly Receipt: {
            readonly id: string;
            readonly issuedAt: components["schemas"]["Instant"];
            readonly what: readonly components["schemas"]["Consequence"][];
            readonly retained: readonly components["schemas"]["Retention"][];
            /** @description What was left behind by choice or by nature. */
            readonly leftBehind: readonly {
                readonly id: string;
                readonly name: string;
                readonly monthly?: components["schemas"]["Money"];
            }[];
            readonly emailedTo?: string;
        };
        /** @description The right to read one closure and its operation without a session. It stands in no address. */
        readonly StatusToken: {
            readonly value: string;
            readonly expiresAt: components["schemas"]["Instant"];
        };
        /** @description The closure that is open, if there is one. */
        readonly ActiveClosure: components["schemas"]["ServerTime"] & {
            readonly closure: components["schemas"]["Closure"] | null;
        };
        /** @description What confirms a closure. */
        readonly ConfirmInput: {
            /** @description The token of the e-mail. */
            readonly token: string;
        };
        /** @description Why somebody leaves. */
        readonly ClosureFeedback: {
            readonly subject?: components["schemas"]["Subject"];
            readonly closure?: string;
            readonly choice?: string;
            readonly note?: string;
        };
        /** @description The last part of a problem's `type`. It decides what a client does; the words never do. */
        readonly ProblemCode: "blockers-changed" | "cascade-required" | "challenge-expired" | "closure-exists" | "confirmation-mismatch" | "gone" | "idempotency-in-flight" | "idempotency-key-reused" | "invalid-request" | "managed-elsewhere" | "method-not-allowed" | "mode-not-offered" | "not-found" | "not-permitted" | "not-reversible" | "operation-in-progress" | "plan-stale" | "precondition-required" | "quota-exceeded" | "rate-limited" | "reauthentication-required" | "request-too-large" | "session-ended" | "status-token-invalid" | "token-invalid" | "unavailable" | (string & {});
        /** @description Problem details, RFC 9457. */
        readonly Problem: {
            /**
             * Format: uri
             * @description An address whose last part is the code.
             */
            readonly type: string;
            readonly title: string;
            readonly status: number;
            readonly detail?: string;
            readonly code?: components["schemas"]["ProblemCode"];
            readonly serverTime?: components["schemas"]["Instant"];
            /** @description With `reauthentication-required`. */
            readonly maxAgeSeconds?: number;
            /** @description With `reauthentication-required`. */
            readonly methods?: readonly ("password" | "passkey" | "totp" | "oauth" | "email_link" | (string & {}))[];
            /** @description With `invalid-request`: which fields, as JSON Pointers (RFC 6901). */
            readonly errors?: readonly {
                readonly pointer: string;
                readonly detail: string;
            }[];
            /** @description With `blockers-changed`: what is true now. */
            readonly blockers?: components["schemas"]["BlockerReport"];
            /** @description With `blockers-changed` and `plan-stale`: the etag that would be accepted. */
            readonly currentEtag?: string;
            /** @description With `challenge-expired`: what is to be typed now. */
            readonly challenge?: components["schemas"]["Challenge"];
            /** @description With `closure-exists` and `not-reversible`: which one. */
            readonly closure?: string;
            /** @description With `operation-in-progress`: which one. */
            readonly operation?: string;
            /** @description With `cascade-required`: what would go as well. */
            readonly resources?: readonly string[];
            /** @description With `not-permitted` and `managed-elsewhere`: who can. */
            readonly who?: components["schemas"]["Actor"];
            readonly links?: readonly components["schemas"]["Link"][];
            /** @description For whoever looks into it. */
            readonly requestId?: string;
        };
    };
    responses: {
        /** @description It is still so. No body. */
        readonly NotModified: {
            headers: {
                readonly ETag: components["headers"]["ETag"];
                readonly "Retry-After": components["headers"]["RetryAfter"];
                readonly [name: string]: unknown;
            };
            content?: never;
        };
        /** @description A page. Each task comes once. */
        readonly TaskPage: {
            headers: {
                readonly "Cache-Control": components["headers"]["CacheControl"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["TaskPage"];
            };
        };
        /** @description How the operation stands now. */
        readonly OperationAccepted: {
            headers: {
                readonly Location: components["headers"]["Location"];
                readonly ETag: components["headers"]["ETag"];
                readonly "Cache-Control": components["headers"]["CacheControl"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Operation"];
            };
        };
        /** @description `invalid-request`: it cannot be read, and `errors` names the fields. */
        readonly InvalidRequest: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `session-ended`: nobody is signed in. */
        readonly SessionEnded: {
            headers: {
                readonly "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `session-ended`: nobody is signed in. `status-token-invalid`: the status token does not open this. */
        readonly SessionOrTokenEnded: {
            headers: {
                readonly "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `session-ended`: nobody is signed in. `reauthentication-required`: the session is too old for this, and the same request with the same key goes through after a fresh proof. */
        readonly SessionEndedOrStale: {
            headers: {
                readonly "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not-permitted`: this caller may not. `managed-elsewhere`: a partner or a directory manages it. `who` says who can. */
        readonly NotPermitted: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not-found`: there is nothing here, or nothing for this caller. */
        readonly NotFound: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `gone`: the record is no longer kept. */
        readonly Gone: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `idempotency-in-flight`: the first request with this key is under way. Send it again later. */
        readonly InFlight: {
            headers: {
                readonly "Retry-After": components["headers"]["RetryAfter"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `closure-exists`: a closure is under way, and `closure` says which. `operation-in-progress`: another operation is, and `operation` says which. `idempotency-in-flight`: the first request with this key is under way. Send it again later. */
        readonly Busy: {
            headers: {
                readonly "Retry-After": components["headers"]["RetryAfter"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not-reversible`: it is too late. `operation-in-progress`: something else is under way. `idempotency-in-flight`: the first request with this key is under way. */
        readonly NotReversible: {
            headers: {
                readonly "Retry-After": components["headers"]["RetryAfter"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `request-too-large`: the body is over 64 kB. */
        readonly TooLarge: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `mode-not-offered`: it cannot be closed in this way. */
        readonly ModeNotOffered: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `idempotency-key-reused`: the key was used for another request. */
        readonly KeyReused: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `precondition-required`: a header is missing, and nothing is done. */
        readonly PreconditionRequired: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `rate-limited`: too many requests. `quota-exceeded`: no more of this for now. */
        readonly RateLimited: {
            headers: {
                readonly "Retry-After": components["headers"]["RetryAfter"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unavailable`: it cannot be answered now. */
        readonly Unavailable: {
            headers: {
                readonly "Retry-After": components["headers"]["RetryAfter"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Any other refusal, for example 405 `method-not-allowed` with `Allow`. What stands between client and server may answer something else than problem details. */
        readonly Refused: {
            headers: {
                readonly Allow: components["headers"]["Allow"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description The kind of the subject.
         * @example organization
         */
        readonly SubjectKind: "user" | "organization" | "workspace" | "project" | "subscription" | "resource" | (string & {});
        /**
         * @description The id of the subject.
         * @example org_brightwater
         */
        readonly SubjectId: string;
        /**
         * @description The id of the blocker.
         * @example dns_zones
         */
        readonly BlockerId: string;
        /**
         * @description The id of the closure.
         * @example closure_1
         */
        readonly ClosureId: string;
        /**
         * @description The id of the operation.
         * @example operation_1
         */
        readonly OperationId: string;
        /**
         * @description The same for each try of one deed, another for another. A UUID, for example.
         * @example 5f8a1c9e-2b7d-4f0a-9c3e-8d6b5a4f3e2d
         */
        readonly IdempotencyKey: string;
        /**
         * @description The etag of what the caller has. When it is still so, the answer is 304 without a body.
         * @example "9f2c4e01"
         */
        readonly IfNoneMatch: string;
        /**
         * @description The `next` of the page before. One that was never given out answers 400.
         * @example page_2
         */
        readonly Cursor: string;
        /**
         * @description How many a page.
         * @example 100
         */
        readonly Limit: number;
        /**
         * @description Part of a name, upper and lower case alike.
         * @example brightwater
         */
        readonly Search: string;
        /**
         * @description Only what has changed after this version of the operation.
         * @example 4
         */
        readonly Since: number;
        /**
         * @description Only tasks that stand so.
         * @example failed
         */
        readonly TaskStatus: components["schemas"]["TaskStatus"];
        /**
         * @description Only tasks for resources of this kind.
         * @example dns_zone
         */
        readonly TaskKind: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description The `etag` of the body, quotes included. Another with each change of the content.
         * @example "9f2c4e01"
         */
        readonly ETag: string;
        /**
         * @description Always `no-store`.
         * @example no-store
         */
        readonly CacheControl: string;
        /**
         * @description Where to read on about what was begun.
         * @example /operations/operation_1
         */
        readonly Location: string;
        /**
         * @description How long to wait, in seconds, or until when (RFC 9110, 10.2.3).
         * @example 5
         */
        readonly RetryAfter: string;
        /**
         * @description What proof is asked for. With `reauthentication-required` it has `error="insufficient_user_authentication"` and `max_age` (RFC 9470).
         * @example Bearer error="insufficient_user_authentication", max_age="300"
         */
        readonly WWWAuthenticate: string;
        /**
         * @description With 405, the methods that there are.
         * @example GET, POST
         */
        readonly Allow: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly describe: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The kind of the subject.
                 * @example organization
                 */
                readonly kind: components["parameters"]["SubjectKind"];
                /**
                 * @description The id of the subject.
                 * @example org_brightwater
                 */
                readonly id: components["parameters"]["SubjectId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The descriptor. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["CacheControl"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClosureDescriptor"];
                };
            };
            readonly 401: components["responses"]["SessionEnded"];
            readonly 403: components["responses"]["NotPermitted"];
            readonly 404: components["responses"]["NotFound"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly blockers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The kind of the subject.
                 * @example organization
                 */
                readonly kind: components["parameters"]["SubjectKind"];
                /**
                 * @description The id of the subject.
                 * @example org_brightwater
                 */
                readonly id: components["parameters"]["SubjectId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The report. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["CacheControl"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BlockerReport"];
                };
            };
            readonly 401: components["responses"]["SessionEnded"];
            readonly 403: components["responses"]["NotPermitted"];
            readonly 404: components["responses"]["NotFound"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly blocker: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The kind of the subject.
                 * @example organization
                 */
                readonly kind: components["parameters"]["SubjectKind"];
                /**
                 * @description The id of the subject.
                 * @example org_brightwater
                 */
                readonly id: components["parameters"]["SubjectId"];
                /**
                 * @description The id of the blocker.
                 * @example dns_zones
                 */
                readonly blocker: components["parameters"]["BlockerId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The blocker. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["CacheControl"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BlockerSnapshot"];
                };
            };
            readonly 401: components["responses"]["SessionEnded"];
            readonly 403: components["responses"]["NotPermitted"];
            readonly 404: components["responses"]["NotFound"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly resolve: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /**
                 * @description The same for each try of one deed, another for another. A UUID, for example.
                 * @example 5f8a1c9e-2b7d-4f0a-9c3e-8d6b5a4f3e2d
                 */
                readonly "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * @description The kind of the subject.
                 * @example organization
                 */
                readonly kind: components["parameters"]["SubjectKind"];
                /**
                 * @description The id of the subject.
                 * @example org_brightwater
                 */
                readonly id: components["parameters"]["SubjectId"];
                /**
                 * @description The id of the blocker.
                 * @example dns_zones
                 */
                readonly blocker: components["parameters"]["BlockerId"];
                /**
                 * @description The id of a remedy of the kind `action`.
                 * @example disable
                 */
                readonly remedy: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is done. The report that follows from it has another etag. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["CacheControl"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BlockerReport"];
                };
            };
            /** @description It takes a while. */
            readonly 202: {
                headers: {
                    readonly Location: components["headers"]["Location"];
                    readonly "Cache-Control": components["headers"]["CacheControl"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Operation"];
                };
            };
            readonly 401: components["responses"]["SessionEndedOrStale"];
            readonly 403: components["responses"]["NotPermitted"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Busy"];
            readonly 422: components["responses"]["KeyReused"];
            readonly 428: components["responses"]["PreconditionRequired"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly resources: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Only what is part of this resource.
                 * @example project_7
                 */
                readonly parent?: string;
                /**
                 * @description Only resources of this kind.
                 * @example dns_zone
                 */
                readonly kind?: string;
                /**
                 * @description Part of a name, upper and lower case alike.
                 * @example brightwater
                 */
                readonly search?: components["parameters"]["Search"];
                /**
                 * @description The `next` of the page before. One that was never given out answers 400.
                 * @example page_2
                 */
                readonly cursor?: components["parameters"]["Cursor"];
                /**
                 * @description How many a page.
                 * @example 100
                 */
                readonly limit?: components["parameters"]["Limit"];
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description The kind of the subject.
                 * @example organization
                 */
                readonly kind: components["parameters"]["SubjectKind"];
                /**
                 * @description The id of the subject.
                 * @example org_brightwater
                 */
                readonly id: components["parameters"]["SubjectId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page. Each resource comes once. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["CacheControl"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ResourcePage"];
                };
            };
            readonly 400: components["responses"]["InvalidRequest"];
            readonly 401: components["responses"]["SessionEnded"];
            readonly 403: components["responses"]["NotPermitted"];
            readonly 404: components["responses"]["NotFound"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly removeResource: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Agrees to what goes with it. Without it, a resource that others depend on is refused with their ids.
                 * @example true
                 */
                readonly cascade?: boolean;
            };
            readonly header: {
                /**
                 * @description The same for each try of one deed, another for another. A UUID, for example.
                 * @example 5f8a1c9e-2b7d-4f0a-9c3e-8d6b5a4f3e2d
                 */
                readonly "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * @description The kind of the subject.
                 * @example organization
                 */
                readonly kind: components["parameters"]["SubjectKind"];
                /**
                 * @description The id of the subject.
                 * @example org_brightwater
                 */
                readonly id: components["parameters"]["SubjectId"];
                /**
                 * @description The id of the resource.
                 * @example zone_1
                 */
                readonly resource: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is being removed. */
            readonly 202: {
                headers: {
                    readonly Location: components["headers"]["Location"];
                    readonly "Cache-Control": components["headers"]["CacheControl"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Operation"];
                };
            };
            readonly 401: components["responses"]["SessionEndedOrStale"];
            readonly 403: components["responses"]["NotPermitted"];
            readonly 404: components["responses"]["NotFound"];
            /** @description `cascade-required`: others would go as well, and `resources` says which. `closure-exists`: a closure is under way. `operation-in-progress`: another operation is. `idempotency-in-flight`: the first request with this key is. */
            readonly 409: {
                headers: {
                    readonly "Retry-After": components["headers"]["RetryAfter"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            readonly 422: components["responses"]["KeyReused"];
            readonly 428: components["responses"]["PreconditionRequired"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly plan: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The kind of the subject.
                 * @example organization
                 */
                readonly kind: components["parameters"]["SubjectKind"];
                /**
                 * @description The id of the subject.
                 * @example org_brightwater
                 */
                readonly id: components["parameters"]["SubjectId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PlanInput"];
            };
        };
        readonly responses: {
            /** @description The plan. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["CacheControl"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Plan"];
                };
            };
            readonly 400: components["responses"]["InvalidRequest"];
            readonly 401: components["responses"]["SessionEnded"];
            readonly 403: components["responses"]["NotPermitted"];
            readonly 404: components["responses"]["NotFound"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 422: components["responses"]["ModeNotOffered"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly planTasks: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Only tasks that stand so.
                 * @example failed
                 */
                readonly status?: components["parameters"]["TaskStatus"];
                /**
                 * @description Only tasks for resources of this kind.
                 * @example dns_zone
                 */
                readonly kind?: components["parameters"]["TaskKind"];
                /**
                 * @description Part of a name, upper and lower case alike.
                 * @example brightwater
                 */
                readonly search?: components["parameters"]["Search"];
                /**
                 * @description Only what has changed after this version of the operation.
                 * @example 4
                 */
                readonly since?: components["parameters"]["Since"];
                /**
                 * @description The `next` of the page before. One that was never given out answers 400.
                 * @example page_2
                 */
                readonly cursor?: components["parameters"]["Cursor"];
                /**
                 * @description How many a page.
                 * @example 100
                 */
                readonly limit?: components["parameters"]["Limit"];
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the plan.
                 * @example plan_1
                 */
                readonly plan: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["TaskPage"];
            readonly 400: components["responses"]["InvalidRequest"];
            readonly 401: components["responses"]["SessionEnded"];
            readonly 403: components["responses"]["NotPermitted"];
            readonly 404: components["responses"]["NotFound"];
            readonly 410: components["responses"]["Gone"];
            /** @description `plan-stale`: what there is has changed since, or the plan has grown too old. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            readonly 429: components["responses"]["RateLimited"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly costs: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The kind of the subject.
                 * @example organization
                 */
                readonly kind: components["parameters"]["SubjectKind"];
                /**
                 * @description The id of the subject.
                 * @example org_brightwater
                 */
                readonly id: components["parameters"]["SubjectId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The costs. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["CacheControl"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CostReport"];
                };
            };
            readonly 401: components["responses"]["SessionEnded"];
            readonly 403: components["responses"]["NotPermitted"];
            readonly 404: components["responses"]["NotFound"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly startExport: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /**
                 * @description The same for each try of one deed, another for another. A UUID, for example.
                 * @example 5f8a1c9e-2b7d-4f0a-9c3e-8d6b5a4f3e2d
                 */
                readonly "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * @description The kind of the subject.
                 * @example organization
                 */
                readonly kind: components["parameters"]["SubjectKind"];
                /**
                 * @description The id of the subject.
                 * @example org_brightwater
                 */
                readonly id: components["parameters"]["SubjectId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ExportInput"];
            };
        };
        readonly responses: {
            /** @description It is being made. */
            readonly 202: {
                headers: {
                    readonly Location: components["headers"]["Location"];
                    readonly "Cache-Control": components["headers"]["CacheControl"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Operation"];
                };
            };
            readonly 400: components["responses"]["InvalidRequest"];
            readonly 401: components["responses"]["SessionEndedOrStale"];
            readonly 403: components["responses"]["NotPermitted"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Busy"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 422: components["responses"]["KeyReused"];
            readonly 428: components["responses"]["PreconditionRequired"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly active: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description Only `active` can be asked for.
                 * @example active
                 */
                readonly state: "active";
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description The kind of the subject.
                 * @example organization
                 */
                readonly kind: components["parameters"]["SubjectKind"];
                /**
                 * @description The id of the subject.
                 * @example org_brightwater
                 */
                readonly id: components["parameters"]["SubjectId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The closure, or `null`. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["CacheControl"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActiveClosure"];
                };
            };
            readonly 400: components["responses"]["InvalidRequest"];
            readonly 401: components["responses"]["SessionEnded"];
            readonly 403: components["responses"]["NotPermitted"];
            readonly 404: components["responses"]["NotFound"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly start: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /**
                 * @description The same for each try of one deed, another for another. A UUID, for example.
                 * @example 5f8a1c9e-2b7d-4f0a-9c3e-8d6b5a4f3e2d
                 */
                readonly "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /**
                 * @description The etag of the report that the user has seen, quotes included.
                 * @example "9f2c4e01"
                 */
                readonly "If-Match": string;
            };
            readonly path: {
                /**
                 * @description The kind of the subject.
                 * @example organization
                 */
                readonly kind: components["parameters"]["SubjectKind"];
                /**
                 * @description The id of the subject.
                 * @example org_brightwater
                 */
                readonly id: components["parameters"]["SubjectId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["StartInput"];
            };
        };
        readonly responses: {
            /** @description It is done. */
            readonly 201: {
                headers: {
                    readonly Location: components["headers"]["Location"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["CacheControl"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Closure"];
                };
            };
            /** @description It has begun, is scheduled, or waits for somebody. */
            readonly 202: {
                headers: {
                    readonly Location: components["headers"]["Location"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["CacheControl"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Closure"];
                };
            };
            readonly 400: components["responses"]["InvalidRequest"];
            readonly 401: components["responses"]["SessionEndedOrStale"];
            readonly 403: components["responses"]["NotPermitted"];
            readonly 404: components["responses"]["NotFound"];
            /** @description `closure-exists`: one is open already, and `closure` says which. `operation-in-progress`: something else is under way. `idempotency-in-flight`: the first request with this key is under way. */
            readonly 409: {
                headers: {
                    readonly "Retry-After": components["headers"]["RetryAfter"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            readonly 410: components["responses"]["Gone"];
            /** @description What the user has seen is no longer so, and nothing is started. `blockers-changed` brings the report as it is now; `plan-stale` asks for another plan. */
            readonly 412: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            readonly 413: components["responses"]["TooLarge"];
            /** @description `confirmation-mismatch`: an acknowledgement or the right text is missing. `challenge-expired`: another text is to be typed now, and `challenge` says which. `mode-not-offered`. `idempotency-key-reused`: the key was used for another request. */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            readonly 428: components["responses"]["PreconditionRequired"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly closure: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description The etag of what the caller has. When it is still so, the answer is 304 without a body.
                 * @example "9f2c4e01"
                 */
                readonly "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            readonly path: {
                /**
                 * @description The id of the closure.
                 * @example closure_1
                 */
                readonly closure: components["parameters"]["ClosureId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The closure. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["CacheControl"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Closure"];
                };
            };
            readonly 304: components["responses"]["NotModified"];
            readonly 401: components["responses"]["SessionOrTokenEnded"];
            readonly 403: components["responses"]["NotPermitted"];
            readonly 404: components["responses"]["NotFound"];
            readonly 410: components["responses"]["Gone"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly confirm: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /**
                 * @description The same for each try of one deed, another for another. A UUID, for example.
                 * @example 5f8a1c9e-2b7d-4f0a-9c3e-8d6b5a4f3e2d
                 */
                readonly "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * @description The id of the closure.
                 * @example closure_1
                 */
                readonly closure: components["parameters"]["ClosureId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ConfirmInput"];
            };
        };
        readonly responses: {
            /** @description How the closure stands. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["CacheControl"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Closure"];
                };
            };
            readonly 400: components["responses"]["InvalidRequest"];
            readonly 401: components["responses"]["SessionEnded"];
            readonly 403: components["responses"]["NotPermitted"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Busy"];
            /** @description `token-invalid`: the token is wrong or out of date, and nothing happens. */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            readonly 413: components["responses"]["TooLarge"];
            readonly 422: components["responses"]["KeyReused"];
            readonly 428: components["responses"]["PreconditionRequired"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly cancel: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /**
                 * @description The same for each try of one deed, another for another. A UUID, for example.
                 * @example 5f8a1c9e-2b7d-4f0a-9c3e-8d6b5a4f3e2d
                 */
                readonly "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * @description The id of the closure.
                 * @example closure_1
                 */
                readonly closure: components["parameters"]["ClosureId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The closure is cancelled. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["CacheControl"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Closure"];
                };
            };
            readonly 401: components["responses"]["SessionEndedOrStale"];
            readonly 403: components["responses"]["NotPermitted"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["NotReversible"];
            readonly 410: components["responses"]["Gone"];
            readonly 422: components["responses"]["KeyReused"];
            readonly 428: components["responses"]["PreconditionRequired"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly restore: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /**
                 * @description The same for each try of one deed, another for another. A UUID, for example.
                 * @example 5f8a1c9e-2b7d-4f0a-9c3e-8d6b5a4f3e2d
                 */
                readonly "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * @description The id of the closure.
                 * @example closure_1
                 */
                readonly closure: components["parameters"]["ClosureId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The closure is restored. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["CacheControl"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Closure"];
                };
            };
            readonly 401: components["responses"]["SessionEndedOrStale"];
            readonly 403: components["responses"]["NotPermitted"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["NotReversible"];
            readonly 410: components["responses"]["Gone"];
            readonly 422: components["responses"]["KeyReused"];
            readonly 428: components["responses"]["PreconditionRequired"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly operation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description The etag of what the caller has. When it is still so, the answer is 304 without a body.
                 * @example "9f2c4e01"
                 */
                readonly "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            readonly path: {
                /**
                 * @description The id of the operation.
                 * @example operation_1
                 */
                readonly operation: components["parameters"]["OperationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The operation. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Retry-After": components["headers"]["RetryAfter"];
                    readonly "Cache-Control": components["headers"]["CacheControl"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Operation"];
                };
            };
            readonly 304: components["responses"]["NotModified"];
            readonly 401: components["responses"]["SessionOrTokenEnded"];
            readonly 403: components["responses"]["NotPermitted"];
            readonly 404: components["responses"]["NotFound"];
            readonly 410: components["responses"]["Gone"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly operationTasks: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Only tasks that stand so.
                 * @example failed
                 */
                readonly status?: components["parameters"]["TaskStatus"];
                /**
                 * @description Only tasks for resources of this kind.
                 * @example dns_zone
                 */
                readonly kind?: components["parameters"]["TaskKind"];
                /**
                 * @description Part of a name, upper and lower case alike.
                 * @example brightwater
                 */
                readonly search?: components["parameters"]["Search"];
                /**
                 * @description Only what has changed after this version of the operation.
                 * @example 4
                 */
                readonly since?: components["parameters"]["Since"];
                /**
                 * @description The `next` of the page before. One that was never given out answers 400.
                 * @example page_2
                 */
                readonly cursor?: components["parameters"]["Cursor"];
                /**
                 * @description How many a page.
                 * @example 100
                 */
                readonly limit?: components["parameters"]["Limit"];
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the operation.
                 * @example operation_1
                 */
                readonly operation: components["parameters"]["OperationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["TaskPage"];
            readonly 400: components["responses"]["InvalidRequest"];
            readonly 401: components["responses"]["SessionOrTokenEnded"];
            readonly 403: components["responses"]["NotPermitted"];
            readonly 404: components["responses"]["NotFound"];
            readonly 410: components["responses"]["Gone"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly watch: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description The version that was seen last.
                 * @example 4
                 */
                readonly "Last-Event-ID"?: string;
            };
            readonly path: {
                /**
                 * @description The id of the operation.
                 * @example operation_1
                 */
                readonly operation: components["parameters"]["OperationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The stream. The schema is that of the `data` of one `update`. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["CacheControl"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/event-stream": components["schemas"]["OperationUpdate"];
                };
            };
            readonly 401: components["responses"]["SessionOrTokenEnded"];
            readonly 403: components["responses"]["NotPermitted"];
            readonly 404: components["responses"]["NotFound"];
            readonly 410: components["responses"]["Gone"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly retry: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /**
                 * @description The same for each try of one deed, another for another. A UUID, for example.
                 * @example 5f8a1c9e-2b7d-4f0a-9c3e-8d6b5a4f3e2d
                 */
                readonly "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * @description The id of the operation.
                 * @example operation_1
                 */
                readonly operation: components["parameters"]["OperationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RetryInput"];
            };
        };
        readonly responses: {
            readonly 202: components["responses"]["OperationAccepted"];
            readonly 400: components["responses"]["InvalidRequest"];
            readonly 401: components["responses"]["SessionEndedOrStale"];
            readonly 403: components["responses"]["NotPermitted"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Busy"];
            readonly 410: components["responses"]["Gone"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 422: components["responses"]["KeyReused"];
            readonly 428: components["responses"]["PreconditionRequired"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly retain: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /**
                 * @description The same for each try of one deed, another for another. A UUID, for example.
                 * @example 5f8a1c9e-2b7d-4f0a-9c3e-8d6b5a4f3e2d
                 */
                readonly "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * @description The id of the operation.
                 * @example operation_1
                 */
                readonly operation: components["parameters"]["OperationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RetainInput"];
            };
        };
        readonly responses: {
            readonly 202: components["responses"]["OperationAccepted"];
            readonly 400: components["responses"]["InvalidRequest"];
            readonly 401: components["responses"]["SessionEndedOrStale"];
            readonly 403: components["responses"]["NotPermitted"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Busy"];
            readonly 410: components["responses"]["Gone"];
            readonly 413: components["responses"]["TooLarge"];
            /** @description `confirmation-mismatch`: it was not acknowledged. `idempotency-key-reused`: the key was used for another request. */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            readonly 428: components["responses"]["PreconditionRequired"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly stop: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /**
                 * @description The same for each try of one deed, another for another. A UUID, for example.
                 * @example 5f8a1c9e-2b7d-4f0a-9c3e-8d6b5a4f3e2d
                 */
                readonly "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * @description The id of the operation.
                 * @example operation_1
                 */
                readonly operation: components["parameters"]["OperationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 202: components["responses"]["OperationAccepted"];
            readonly 401: components["responses"]["SessionEndedOrStale"];
            readonly 403: components["responses"]["NotPermitted"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["NotReversible"];
            readonly 410: components["responses"]["Gone"];
            readonly 422: components["responses"]["KeyReused"];
            readonly 428: components["responses"]["PreconditionRequired"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Refused"];
        };
    };
    readonly feedback: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /**
                 * @description The same for each try of one deed, another for another. A UUID, for example.
                 * @example 5f8a1c9e-2b7d-4f0a-9c3e-8d6b5a4f3e2d
                 */
                readonly "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ClosureFeedback"];
            };
        };
        readonly responses: {
            /** @description It is taken. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["InvalidRequest"];
            readonly 401: components["responses"]["SessionOrTokenEnded"];
            readonly 403: components["responses"]["NotPermitted"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["InFlight"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 422: components["responses"]["KeyReused"];
            readonly 428: components["responses"]["PreconditionRequired"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Refused"];
        };
    };
}
