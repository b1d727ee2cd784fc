import * as vscode from "vscode";
import type { Recogniser } from "../core/recognise/recogniser.ts";
import { AbbreviationActions } from "./abbreviationActions.ts";
import { CheckPages } from "./checkPages.ts";
import { Checks } from "./checks.ts";
import { ClaimSchemas } from "./claimSchemas.ts";
import { CodeActions } from "./codeActions.ts";
import { Commands } from "./commands.ts";
import { Companions } from "./companions.ts";
import { readSettings } from "./config.ts";
import { Delay } from "./delay.ts";
import { Decorations } from "./decorations.ts";
import { DriftActions } from "./driftActions.ts";
import { DriftProblems } from "./driftProblems.ts";
import { Hover } from "./hover.ts";
import { SECTION } from "./ids.ts";
import { Lexicon } from "./lexicon.ts";
import { exchangeIn } from "./exchange.ts";
import { EvidencePicture } from "./evidencePicture.ts";
import type { Owner } from "./lifecycle.ts";
import { openLog } from "./log.ts";
import { Naming } from "./naming.ts";
import { Navigation } from "./navigation.ts";
import { Neighbours } from "./neighbours.ts";
import { Overview } from "./overview.ts";
import { Preview } from "./preview.ts";
import { Problems } from "./problems.ts";
import { Providers } from "./providers.ts";
import { ReadingContext } from "./readingContext.ts";
import { Readings } from "./readings.ts";
import { ReviewMode } from "./reviewMode.ts";
import { Sample } from "./sample.ts";
import { Sessions } from "./sessions.ts";
import { Status } from "./status.ts";
import { TermActions } from "./termActions.ts";
import { UntitledFiles } from "./untitledFiles.ts";
import { UserTerms } from "./userTerms.ts";
import { WorkspaceMentions } from "./workspaceMentions.ts";

/** The parts that tests look into. */
export interface Parts {
  readonly sessions: Sessions;
  readonly lexicon: Lexicon;
  readonly decorations: Decorations;
  readonly overview: Overview;
  readonly evidence: EvidencePicture;
  readonly preview: Preview;
  readonly status: Status;
}

/**
 * Builds every part once, in the order in which they depend on each other. Reads no file.
 *
 * @param extension the extension's own folder
 * @param storage the folder that VS Code keeps for it
 * @param memento what VS Code keeps for it with the workspace
 */
export function compose(owner: Owner, extension: vscode.Uri, storage: vscode.Uri, memento: vscode.Memento): Parts {
  const log = owner.own(openLog());
  let settings = readSettings();
  const lexicon = new Lexicon(extension, log);
  const problems = owner.own(new Problems());
  const providers = owner.own(new Providers());
  const terms = owner.own(
    new UserTerms(
      () => settings,
      problems,
      log,
      (found) => {
        lexicon.setTerms(found);
        reanalyse();
      },
    ),
  );
  const reanalyse = (): void => {
    for (const session of sessions.all) session.reanalyse();
    preview.again();
  };
  let taggerAsked = false;
  const recogniser = async (): Promise<Recogniser | undefined> => {
    // Both are read side by side; the first document waits for both, so that no stopped name is marked for a moment.
    await Promise.all([lexicon.recogniser(), terms.start()]);
    if (!taggerAsked) {
      // The lexicon answers first; what the tagger adds comes a moment later.
      taggerAsked = true;
      taggerDelay.restart(200);
    }
    return lexicon.recogniser();
  };
  const taggerDelay = owner.own(new Delay(() => void lexicon.loadTagger().then((loaded) => loaded && reanalyse())));
  const untitled = owner.own(new UntitledFiles(memento));
  const sessions = owner.own(new Sessions(recogniser, log, (file, found) => problems.set(file, found)));
  const decorations = owner.own(new Decorations(sessions, () => settings));
  const review = owner.own(new ReviewMode(sessions, () => settings, log));
  const status = owner.own(new Status(sessions, lexicon, review));
  owner.own(new ReadingContext(sessions));
  owner.own(new DriftProblems(sessions));
  const schemas = owner.own(new ClaimSchemas(extension, problems, log));
  const neighbours = new Neighbours(sessions, log);
  const pages = new CheckPages(extension, log);
  const checks = owner.own(new Checks({ sessions, lexicon, schemas, neighbours, pages }, log));
  const context = { sessions, lexicon, schemas, settings: () => settings, terms };
  const overview = owner.own(new Overview(context, checks, review));
  const readings = new Readings(sessions, recogniser, log);
  const workspace = new WorkspaceMentions(readings, lexicon, log);
  const evidence = owner.own(new EvidencePicture({ sessions, readings, lexicon, workspace }, extension, log));
  let navigation: Navigation | undefined;
  // Nobody asks for these in the first moment, in which everybody waits for the marks.
  const navigationDelay = owner.own(
    new Delay(
      () => (navigation = owner.own(new Navigation({ sessions, readings, lexicon, workspace, providers }, log))),
    ),
  );
  navigationDelay.restart(0);
  const preview = owner.own(new Preview(sessions, readings, () => settings.kinds, log));
  owner.own(new Companions(sessions.sidecars, log));
  owner.own(new Naming(untitled, sessions.sidecars, log));
  owner.own(
    new Commands(context, overview, evidence, review, new Sample(extension, storage), exchangeIn(extension), log),
  );
  const hover = new Hover(sessions, lexicon);
  providers.add((selector) => vscode.languages.registerHoverProvider(selector, hover));
  const offer = (actions: vscode.CodeActionProvider, providedCodeActionKinds: vscode.CodeActionKind[]): void =>
    void providers.add((selector) =>
      vscode.languages.registerCodeActionsProvider(selector, actions, { providedCodeActionKinds }),
    );
  // VS Code shows the actions of the last one first.
  offer(new TermActions(sessions), [TermActions.kind]);
  offer(new CodeActions(sessions, review), CodeActions.kinds);
  offer(new DriftActions(sessions), [DriftActions.kind]);
  offer(new AbbreviationActions(sessions, lexicon), [AbbreviationActions.kind]);
  owner.own(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration(SECTION)) return;
      settings = readSettings();
      providers.again();
      sessions.settingsChanged();
      status.settingsChanged();
      if (event.affectsConfiguration(`${SECTION}.suggestions`)) reanalyse();
      terms.settingsChanged();
      checks.again();
      decorations.paintAll();
      workspace.again();
      navigation?.again();
      overview.again();
      preview.again();
    }),
  );
  sessions.follow();
  return { sessions, lexicon, decorations, overview, evidence, preview, status };
}
