// Prints as JSON what graphology, on which Gephi Lite stands, reads of a GEXF file: read_gexf.cjs FILE
const fs = require("fs");
const Graph = require("graphology");
const gexf = require("graphology-gexf");

const graph = gexf.parse(Graph, fs.readFileSync(process.argv[2], "utf8"));
const { nodes, edges } = graph.export();
console.log(JSON.stringify({ directed: graph.type === "directed", nodes, edges }));
