/** The editor: YASGUI with our endpoint, our prefixes and terms, and nobody else's. */
const ENDPOINT = new URL("/sparql", location.href).href;
const NAME_LENGTH = 32;
const FIRST = `SELECT ?name ?partnerName WHERE {
  ?organization kg:partnersWith ?partner ; skos:prefLabel ?name .
  ?partner skos:prefLabel ?partnerName .
}
ORDER BY ?name ?partnerName
LIMIT 100`;

/**
 * Draw the editor in an element and return it.
 *
 * `prefixes` are namespaces by prefix, `terms` the classes and properties to complete; `say` returns a text
 * of the page by its key. `showCut` is told of every answer at how many rows it was cut, or null.
 */
export function openEditor(element, prefixes, terms, say, showCut) {
  const { Yasgui } = globalThis;
  declare(Yasgui.Yasqe, prefixes);
  complete(Yasgui.Yasqe, prefixes, terms);
  Yasgui.Yasr.defaults.errorRenderers = [(error) => errorElement(error, say)];
  const yasgui = new Yasgui(element, {
    autofocus: false,
    copyEndpointOnNewTab: false,
    persistenceId: "bailanys",
    tabName: say("tab"),
    populateFromUrl: (tab) => ({ ...tab, requestConfig: { ...tab.requestConfig, ...request() } }),
    endpointCatalogueOptions: { getData: () => [], keys: [], renderItem: () => undefined },
    requestConfig: request(),
    yasqe: { value: `${declared(FIRST, prefixes)}\n\n${FIRST}`, extraKeys: { Tab: false, "Shift-Tab": false } },
    yasr: { prefixes },
  });
  yasgui.on("query", (_, tab) => tellCut(tab.getYasqe(), showCut));
  return yasgui;
}

/** Open a query in a tab of its own and make it ready to run. */
export function openQuery(yasgui, question, query) {
  const name = question.length > NAME_LENGTH ? `${question.slice(0, NAME_LENGTH - 1).trimEnd()}…` : question;
  yasgui.addTab(true, { name: yasgui.createTabName(name), yasqe: { value: query } });
  const { rootEl } = yasgui.getTab().getYasqe();
  rootEl.querySelector(".yasqe_queryButton").focus();
}

function tellCut(yasqe, showCut) {
  function tell(_, response) {
    yasqe.off("queryResponse", tell);
    showCut(response.headers?.get("X-SPARQL-MaxRows") ?? null);
  }
  showCut(null);
  yasqe.on("queryResponse", tell);
}

function request() {
  return {
    endpoint: ENDPOINT,
    method: "POST",
    acceptHeaderGraph: "text/turtle",
    acceptHeaderSelect: "application/sparql-results+json",
    args: [],
    headers: {},
    namedGraphs: [],
    defaultGraphs: [],
  };
}

function declared(query, prefixes) {
  return Object.entries(prefixes)
    .filter(([prefix]) => query.includes(`${prefix}:`))
    .map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>`)
    .join("\n");
}

/** Let the syntax check take the prefixes of the endpoint as declared. */
function declare(Yasqe, prefixes) {
  const made = Yasqe.modes.sparql11;
  Yasqe.defineMode("sparql11", (...given) => {
    const mode = made(...given);
    return { ...mode, startState: (...from) => ({ ...mode.startState(...from), prefixes: { ...prefixes } }) };
  });
}

function complete(Yasqe, prefixes, terms) {
  const declarations = Object.entries(prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`);
  const completions = {
    prefixes: declarations,
    class: terms.classes.map((term) => term.iri),
    property: terms.properties.map((term) => term.iri),
  };
  for (const [name, get] of Object.entries(completions)) {
    Object.assign(Yasqe.Autocompleters[name], { get, bulk: true, persistenceId: null });
  }
}

function errorElement(error, say) {
  const element = document.createElement("div");
  const heading = document.createElement("strong");
  const sentence = document.createElement("p");
  element.className = "failure";
  element.setAttribute("role", "alert");
  heading.textContent = say("error");
  sentence.textContent = detail(error.text) ?? say("unreachable");
  element.append(heading, sentence);
  return Promise.resolve(element);
}

function detail(text) {
  try {
    return JSON.parse(text).detail;
  } catch {
    return undefined;
  }
}
