// Made from src/strings/en/ by scripts/strings.mjs. Do not edit.
/** The names of all texts by their groups, as the option `strings` knows them. */
export const textNames = {
  answerParts:
    'thinking thoughts thoughtFor steps searching searchingFor queries foundSources found stepFailed unrunTools sources source page closeSource picture showPicture pictureFailed regenerate good bad thanks whatWasWrong reasons.incorrect reasons.unhelpful reasons.outdated reasons.unclear reasons.another comment sendFeedback skipFeedback details copyMarkdown copyRich copied notCopied model tokens tokensRead tokensWritten duration',
  data: 'where.label where.persistent where.session where.memory kept nothingKept amount conversations messages since until retention untilTabCloses untilPageCloses download formats.json formats.markdown formats.open-webui formatNotes.json formatNotes.markdown formatNotes.open-webui print erase eraseOne eraseAll confirmOne confirmAll keep erased notDone conversation sources incomplete',
  doctor:
    'title close examining healthy warnings unhealthy interrupted probes.options probes.mixed-content probes.reachable probes.path probes.version probes.key probes.list probes.model probes.admin-key probes.answer severities.ok severities.warning severities.problem asking notAsked notNeeded waiting fix copy copyJson copied notCopied again download downloadNote',
  extended:
    'code copy copied notCopied copyCode copyCodeIn wrap loadImage imageFrom imageHere imageFailed table copyTable copyCsv taskDone taskOpen formula footnotes footnote backToText shownAsText',
  launcher: 'open failed dismiss',
  longList: 'earlierMessages loading',
  menu: 'conversations search noConversations pinned previousDays untitled unread answering more rename pin unpin download delete title save cancel deleted undo searching nothingFound found morePlaces model yourData back backToChat notify doctor accessibility textSize announce announceAnswer announceSentences announceQuiet shortcuts useShortcuts shortcutsNote shortcutNames.help shortcutNames.write shortcutNames.copy shortcutNames.newConversation shortcutNames.menu shortcutNames.send shortcutNames.newLine shortcutNames.step shortcutNames.ends shortcutNames.actions shortcutNames.leave keyNames.enter keyNames.escape keyNames.home keyNames.end keyNames.shift',
  messageTools:
    'copyAnswer copied notCopied edit editMessage send cancel previousVersion nextVersion version larger smaller',
  notices:
    'continueAnswer tryNow showDetails newAnswer newAnswersIn errors.network errors.offline errors.timeout errors.interrupted errors.stall errors.auth errors.forbidden errors.not-found errors.bad-request errors.too-large errors.context-too-long errors.rate-limit errors.quota errors.busy errors.server errors.conflict errors.redirect errors.unexpected-body errors.empty errors.too-long errors.model errors.config errors.storage incomplete.stopped incomplete.reload incomplete.length incomplete.content-filter cutOff retrying retryReasons.general retryReasons.network retryReasons.offline retryReasons.timeout retryReasons.rate-limit retryReasons.busy tryAgainIn lines.history-memory lines.history-full lines.model-switched lines.context-trimmed lines.retries-paused eraseOldest',
  panel:
    'you messages newConversation closeChat menu menuNotLoaded newTextBelow disclaimer message placeholder send stop greeting invitation suggestions connection.checking connection.online connection.notReachable connection.notAvailable connection.tryingAgain queued waitingOffline cancel answering waiting stillWaiting noFreeConnection retry notWhole dismiss opensInNewTab units.seconds units.minutes',
};
