// Reads YAML as the tools of Kubernetes do. The input is a file of JSON lines, each {"as": "document" or "stream", "text": base64}; the output
// file has a line for each: the values, the error, and what a strict reader refuses besides.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	streams "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

type question struct {
	As   string `json:"as"`
	Text []byte `json:"text"`
}

type answer struct {
	Values []json.RawMessage `json:"values"`
	Error  string            `json:"error,omitempty"`
	Strict string            `json:"strict,omitempty"`
}

func said(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// document takes the text for one document, as the converter below every tool does.
func document(text []byte) (a answer) {
	value, err := yaml.YAMLToJSON(text)
	_, strict := yaml.YAMLToJSONStrict(text)
	a = answer{Values: []json.RawMessage{}, Error: said(err), Strict: said(strict)}
	if err == nil {
		a.Values = append(a.Values, value)
	}
	return a
}

// stream takes the text for a file, as kubectl does.
func stream(text []byte) (a answer) {
	a.Values = []json.RawMessage{}
	decoder := streams.NewYAMLOrJSONDecoder(bytes.NewReader(text), 4096)
	for {
		var value json.RawMessage
		err := decoder.Decode(&value)
		if errors.Is(err, io.EOF) {
			return a
		}
		if err != nil {
			a.Error = err.Error()
			return a
		}
		if len(bytes.TrimSpace(value)) > 0 {
			a.Values = append(a.Values, value)
		}
	}
}

func reply(line []byte) (a answer) {
	defer func() {
		if failure := recover(); failure != nil {
			a = answer{Values: []json.RawMessage{}, Error: fmt.Sprint("panic: ", failure)}
		}
	}()
	var asked question
	if err := json.Unmarshal(line, &asked); err != nil {
		return answer{Values: []json.RawMessage{}, Error: "no question: " + err.Error()}
	}
	if asked.As == "stream" {
		return stream(asked.Text)
	}
	return document(asked.Text)
}

func run(from, to string) error {
	input, err := os.Open(from)
	if err != nil {
		return err
	}
	defer input.Close()
	output, err := os.Create(to)
	if err != nil {
		return err
	}
	writer := bufio.NewWriter(output)
	encoder := json.NewEncoder(writer)
	lines := bufio.NewReader(input)
	for {
		line, err := lines.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			if failed := encoder.Encode(reply(line)); failed != nil {
				return failed
			}
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
	}
	return errors.Join(writer.Flush(), output.Close())
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: go-yaml QUESTIONS ANSWERS")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
