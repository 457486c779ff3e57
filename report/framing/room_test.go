package framing

import "testing"

// What is handed out is nobody else's until the room is cleared; zeros are zero whoever had the room before.
func TestRoom(t *testing.T) {
	var r room[int]
	for range 3 {
		var all [][]int
		for n := range 20 {
			taken := r.zeros(n)
			for i, v := range taken {
				if v != 0 {
					t.Fatalf("%d of %d: %d, want 0", i, n, v)
				}
				taken[i] = n
			}
			all = append(all, taken)
		}
		for n, taken := range all {
			for i, v := range taken {
				if v != n {
					t.Fatalf("%d of %d: %d, taken by another", i, n, v)
				}
			}
			if cap(taken) > n {
				t.Errorf("room for %d more behind %d", cap(taken)-n, n)
			}
		}
		r.clear()
	}
}

func TestRoomKeepsNoMoreThanIsUsual(t *testing.T) {
	var r room[int]
	r.take(100)
	if r.clear(); len(r.all) < 100 {
		t.Errorf("%d values are kept, want 100", len(r.all))
	}
	r.take(mostKept + 1)
	if r.clear(); len(r.all) > mostKept {
		t.Errorf("%d values are kept, want %d at most", len(r.all), mostKept)
	}
}
