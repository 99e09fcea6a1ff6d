// Command watchman answers the cases of compare-peers.ts with moov-io/watchman's public packages: its reader of OFAC's files and its
// Similarity over every entity, which is what its server does for /v2/search in this version, without HTTP and on one goroutine.
// It reads FOLDER/watchman-list, FOLDER/warm-up.jsonl, FOLDER/queries.jsonl and FOLDER/pairs.jsonl and prints one JSON object, an Answers of contestant.ts.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"sort"
	"syscall"
	"time"

	"github.com/moov-io/watchman/pkg/download"
	"github.com/moov-io/watchman/pkg/search"
	"github.com/moov-io/watchman/pkg/sources/ofac"
)

const (
	cutoff     = 0.5
	limit      = 5
	pairRounds = 5
)

type question struct{ ID, Schema, Name string }

type match struct {
	ID    string  `json:"id"`
	Score float64 `json:"score"`
}

type answer struct {
	ID      string  `json:"id"`
	TookMs  float64 `json:"took_ms"`
	Matches []match `json:"matches"`
}

type answers struct {
	Version    string    `json:"version"`
	Entries    int       `json:"entries"`
	ReadyMs    float64   `json:"ready_ms"`
	Queries    []answer  `json:"queries"`
	QueryCpuMs float64   `json:"query_cpu_ms"`
	PairScores []float64 `json:"pair_scores"`
	PairUs     float64   `json:"pair_us"`
}

func main() {
	folder := os.Args[1]
	started := time.Now()
	entities := readList(filepath.Join(folder, "watchman-list"))
	out := answers{Version: version(), Entries: len(entities), ReadyMs: sinceMs(started)}
	for _, line := range readLines[question](filepath.Join(folder, "warm-up.jsonl")) {
		screen(entityOf(line.Schema, line.Name), entities)
	}
	cpu := cpuMs()
	for _, line := range readLines[question](filepath.Join(folder, "queries.jsonl")) {
		begun := time.Now()
		found := screen(entityOf(line.Schema, line.Name), entities)
		out.Queries = append(out.Queries, answer{ID: line.ID, TookMs: sinceMs(begun), Matches: found})
	}
	out.QueryCpuMs = cpuMs() - cpu
	out.PairScores, out.PairUs = comparePairs(filepath.Join(folder, "pairs.jsonl"))
	must(json.NewEncoder(os.Stdout).Encode(out))
}

func readList(folder string) []search.Entity[search.Value] {
	files := make(download.Files)
	for _, name := range []string{"sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"} {
		file, err := os.Open(filepath.Join(folder, name))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		must(err)
		files[name] = file
	}
	read, err := ofac.Read(files)
	must(err)
	entities := ofac.GroupIntoEntities(read.SDNs, read.Addresses, read.SDNComments, read.AlternateIdentities)
	for at := range entities {
		if len(entities[at].PreparedFields.NameFields) == 0 {
			entities[at] = entities[at].Normalize()
		}
	}
	return entities
}

func screen(query search.Entity[search.Value], entities []search.Entity[search.Value]) []match {
	found := make([]match, 0, limit+1)
	for at := range entities {
		score := search.Similarity(query, entities[at])
		if score < cutoff || (len(found) == limit && score <= found[limit-1].Score) {
			continue
		}
		place := sort.Search(len(found), func(i int) bool { return found[i].Score < score })
		found = append(found, match{})
		copy(found[place+1:], found[place:])
		found[place] = match{ID: entities[at].SourceID, Score: score}
		if len(found) > limit {
			found = found[:limit]
		}
	}
	return found
}

// comparePairs scores each pair once unmeasured, then times further rounds; the time includes preparing both names, as it does for the others.
func comparePairs(path string) ([]float64, float64) {
	pairs := readLines[struct{ Schema, Name1, Name2 string }](path)
	scores := make([]float64, len(pairs))
	score := func() {
		for at, pair := range pairs {
			scores[at] = search.Similarity(entityOf(pair.Schema, pair.Name1), entityOf(pair.Schema, pair.Name2))
		}
	}
	score()
	begun := time.Now()
	for range pairRounds {
		score()
	}
	return scores, sinceMs(begun) * 1000 / float64(pairRounds*max(1, len(pairs)))
}

func entityOf(schema, name string) search.Entity[search.Value] {
	entity := search.Entity[search.Value]{Name: name, Source: search.SourceAPIRequest}
	switch schema {
	case "Person":
		entity.Type, entity.Person = search.EntityPerson, &search.Person{Name: name}
	case "Vessel":
		entity.Type, entity.Vessel = search.EntityVessel, &search.Vessel{Name: name}
	case "Organization":
		entity.Type, entity.Organization = search.EntityOrganization, &search.Organization{Name: name}
	default:
		entity.Type, entity.Business = search.EntityBusiness, &search.Business{Name: name}
	}
	return entity.Normalize()
}

func readLines[T any](path string) []T {
	file, err := os.Open(path)
	must(err)
	defer file.Close()
	var lines []T
	scanner := bufio.NewScanner(file)
	for scanner.Scan() {
		var line T
		must(json.Unmarshal(scanner.Bytes(), &line))
		lines = append(lines, line)
	}
	must(scanner.Err())
	return lines
}

func version() string {
	info, _ := debug.ReadBuildInfo()
	for _, module := range info.Deps {
		if module.Path == "github.com/moov-io/watchman" {
			return module.Version + ", " + info.GoVersion
		}
	}
	return "unknown"
}

func sinceMs(begun time.Time) float64 { return float64(time.Since(begun).Nanoseconds()) / 1e6 }

func cpuMs() float64 {
	var usage syscall.Rusage
	must(syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return float64(usage.Utime.Nano()+usage.Stime.Nano()) / 1e6
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
