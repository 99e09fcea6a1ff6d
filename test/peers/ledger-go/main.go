// Answers, one line for each line read, whether golang.org/x/mod accepts a proof or a note.
package main

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type question struct {
	Kind    string   `json:"kind"`
	Size    int64    `json:"size"`
	Root    string   `json:"root"`
	Index   int64    `json:"index"`
	Leaf    string   `json:"leaf"`
	OldSize int64    `json:"oldSize"`
	OldRoot string   `json:"oldRoot"`
	Proof   []string `json:"proof"`
	Note    string   `json:"note"`
	Key     string   `json:"key"`
}

func hash(text string) (h tlog.Hash) {
	bytes, err := hex.DecodeString(text)
	if err != nil || len(bytes) != len(h) {
		panic("a hash of the question is not 32 bytes long")
	}
	copy(h[:], bytes)
	return h
}

func check(q question) error {
	hashes := make([]tlog.Hash, len(q.Proof))
	for i, text := range q.Proof {
		hashes[i] = hash(text)
	}
	switch q.Kind {
	case "inclusion":
		return tlog.CheckRecord(hashes, q.Size, hash(q.Root), q.Index, hash(q.Leaf))
	case "consistency":
		return tlog.CheckTree(hashes, q.Size, hash(q.Root), q.OldSize, hash(q.OldRoot))
	case "note":
		verifier, err := note.NewVerifier(q.Key)
		if err != nil {
			return err
		}
		_, err = note.Open([]byte(q.Note), note.VerifierList(verifier))
		return err
	}
	panic("unknown kind " + q.Kind)
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for lines.Scan() {
		var q question
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			panic(err)
		}
		fmt.Fprintln(out, check(q) == nil)
	}
}
