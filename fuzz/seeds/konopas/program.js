// A guide
var program = [ { "id": "1234", "title": "Weirs in fiction", "tags": [ "type:Panel", "track:Water", "`staff", { "value": "x", "label": "Fish" } ], "date": "2026-03-02", "time": "7:30 PM", "mins": "90", "loc": [ "Quay Room", "East wing" ],
  "people": [ { "id": "7", "name": "Ada Okoye (moderator)" }, { "id": 8, "name": "Bo Lind", "role": "Participant" }, "Chu Hua" ], "desc": "<p>Long <b>text</b></p>", links: { recording: 'https://example.org/r', chat: "x" } },
 {id:000002,"day":"Monday","date":"2026-3-2","start_time":"22:00","end_time":"1:00 AM","miltime":2200,"room":"Loft","floor":"2","title":"Late","precis":"It's late","people":null,}, ];
var people = [ { "id": "7", "name": [ "Ada", "Okoye", "Dr", "Jr." ], "bio": "Bio", "links": { "img": "https://example.org/a.png", "url": "example.org/ada", "twitter": "ada" }, "prog": [ "1234" ], "tags": [ "GoH" ] }, { "id": 9, "first": "Dee", "last": "Moss", "program": [] } ];
