package staging

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func names(t *testing.T, dir string) (list []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}

func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestFolderTakesItsPlace(t *testing.T) {
	for _, before := range []string{"nothing", "empty", "full"} {
		t.Run(before, func(t *testing.T) {
			dir := t.TempDir()
			place := filepath.Join(dir, "place")
			switch before {
			case "empty":
				if err := os.Mkdir(place, 0o700); err != nil {
					t.Fatal(err)
				}
			case "full":
				put(t, filepath.Join(place, "old", "file"), "old")
			}
			item, err := Folder(dir)
			if err != nil {
				t.Fatal(err)
			}
			put(t, filepath.Join(item.Path(), "new"), "new")
			if err := item.Replace(place); err != nil {
				t.Fatal(err)
			}
			item.Discard() // does nothing any more
			if got := names(t, place); len(got) != 1 || got[0] != "new" {
				t.Errorf("in place: %v", got)
			}
			if got := names(t, dir); len(got) != 1 {
				t.Errorf("left behind: %v", got)
			}
		})
	}
}

// A file never takes a folder's place, nor a folder a file's.
func TestKindsAreKeptApart(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "folder", "kept"), "kept")
	put(t, filepath.Join(dir, "file"), "kept")
	item, file, err := File(dir)
	if err != nil {
		t.Fatal(err)
	}
	file.Close()
	if item.Replace(filepath.Join(dir, "folder")) == nil {
		t.Error("a file over a folder")
	}
	item.Discard()
	if item, err = Folder(dir); err != nil {
		t.Fatal(err)
	}
	if item.Replace(filepath.Join(dir, "file")) == nil {
		t.Error("a folder over a file")
	}
	item.Discard()
	if got := names(t, dir); len(got) != 2 || len(names(t, filepath.Join(dir, "folder"))) != 1 {
		t.Errorf("left: %v", got)
	}
}

// What a dead run left goes; what is being written, and what has another name, stays.
func TestSweepTakesOnlyWhatIsOurs(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{".isnad-new-1/events/page", ".isnad-new-2", ".isnad-new-3.old/index.html"} {
		put(t, filepath.Join(dir, name), "dead")
	}
	others := []string{".isnad-new-", ".isnad-new-4.bak", ".isnad-new-x5", "isnad-new-6", ".isnad-7", "report"}
	for _, name := range others {
		put(t, filepath.Join(dir, name), "somebody's")
	}
	if err := os.Symlink(filepath.Join(dir, "report"), filepath.Join(dir, ".isnad-new-8")); err != nil {
		t.Fatal(err)
	}
	folder, err := Folder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Discard()
	item, file, err := File(dir) // sweeps while folder is written
	if err != nil {
		t.Fatal(err)
	}
	defer item.Discard()
	defer file.Close()
	for _, path := range []string{folder.Path(), item.Path()} {
		if _, err := os.Lstat(path); err != nil {
			t.Errorf("swept while it was written: %v", err)
		}
	}
	if got := names(t, dir); len(got) != len(others)+3 {
		t.Errorf("left: %v", got)
	}
}

// A file without a name leaves nothing, and what killed runs have left goes when the first is made.
func TestNamelessLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, ".isnad-new-1"), "dead")
	file, err := Nameless(dir)
	if err != nil {
		t.Fatal(err)
	}
	if got := names(t, dir); len(got) > 0 && runtime.GOOS != "windows" {
		t.Errorf("while it is open: %v", got)
	}
	if _, err := file.WriteAt([]byte("خبر"), 5); err != nil {
		t.Error(err)
	}
	Release(file)
	if got := names(t, dir); len(got) > 0 {
		t.Errorf("left: %v", got)
	}
	if _, err := Nameless(filepath.Join(dir, "none")); err == nil {
		t.Error("a file in a folder that is not there")
	}
}

// makeRoom is what exchange falls back on.
func TestMakeRoom(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "place", "old"), "old")
	put(t, filepath.Join(dir, ".isnad-new-9", "new"), "new")
	if err := makeRoom(filepath.Join(dir, ".isnad-new-9"), filepath.Join(dir, "place")); err != nil {
		t.Fatal(err)
	}
	if got := names(t, filepath.Join(dir, "place")); len(got) != 1 || got[0] != "new" {
		t.Errorf("in place: %v", got)
	}
	if err := makeRoom(filepath.Join(dir, "none"), filepath.Join(dir, "place")); err == nil {
		t.Error("nothing took a place")
	}
	if got := names(t, dir); len(got) != 1 || len(names(t, filepath.Join(dir, "place"))) != 1 {
		t.Errorf("left: %v", got)
	}
}
