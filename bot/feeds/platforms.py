"""Where the feeds of a page are by the custom of its platform: rules of addresses. Pure.

Law: only a page of a person, channel, project, tag or search leads to its feed; what is a feed already leads
nowhere, and neither does a page whose platform we don't know. The best comes first.
"""

from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qs, parse_qsl, quote, urlencode, urlsplit

# Platforms that give each site a name of its own: the end of the host, and the feed of the front page.
_OF_SITES: Final[Mapping[str, str]] = {
    ".substack.com": "/feed",
    ".medium.com": "/feed",
    ".wordpress.com": "/feed",
    ".beehiiv.com": "/feed",
    ".ghost.io": "/rss/",
    ".tumblr.com": "/rss",
    ".hashnode.dev": "/rss.xml",
    ".bearblog.dev": "/feed/",
    ".micro.blog": "/feed.xml",
    ".neocities.org": "/rss.xml",
    ".livejournal.com": "/data/rss",
    ".dreamwidth.org": "/data/rss",
    ".itch.io": "/devlog.rss",
    ".bandcamp.com": "/feed",
    ".write.as": "/feed/",
}


def platform_feeds(url: str) -> tuple[str, ...]:
    """Where the feeds of this page are by the custom of its platform; () where we know none."""
    try:
        parts = urlsplit(url)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
    except ValueError:
        return ()
    host, path = plain_host_of(url), [part for part in parts.path.split("/") if part]
    if path and path[-1].endswith((".rss", ".atom", ".xml", ".json")):
        return ()
    site = f"{parts.scheme}://{parts.netloc}"
    found = (
        _videos(host, path, asked)
        or _talk(host, path)
        or _code(host, path)
        or _news(host, path, parts.query, asked)
        or _of_person(site, path)
    )
    return found or _of_host(host, site, is_front=not path)


def plain_host_of(url: str) -> str:
    """The host of an address, without what stands before it for phones and old browsers; "" for none."""
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
    for prefix in ("www.", "m.", "old.", "new."):
        host = host.removeprefix(prefix)
    return host


def _videos(host: str, path: list[str], asked: Mapping[str, str]) -> tuple[str, ...]:
    """YouTube, Vimeo, Dailymotion, Odysee."""
    match host, path:
        case "youtube.com" | "youtu.be", ["channel", channel, *_]:
            return (f"https://www.youtube.com/feeds/videos.xml?channel_id={channel}",)
        case "youtube.com", ["user", name, *_]:
            return (f"https://www.youtube.com/feeds/videos.xml?user={name}",)
        case "youtube.com", ["playlist" | "watch"] if "list" in asked:
            return (f"https://www.youtube.com/feeds/videos.xml?playlist_id={quote(asked['list'])}",)
        case "vimeo.com", [name] if not name.isdigit():
            return (f"https://vimeo.com/{name}/videos/rss",)
        case "vimeo.com", ["channels" | "groups" as kind, name, *_]:
            return (f"https://vimeo.com/{kind}/{name}/videos/rss",)
        case "dailymotion.com", [name] if name not in {"signin", "register"}:
            return (f"https://www.dailymotion.com/rss/user/{name}",)
        case "odysee.com", [name, *_] if name.startswith("@"):
            return (f"https://odysee.com/$/rss/{name}",)
        case _:
            return ()


def _talk(host: str, path: list[str]) -> tuple[str, ...]:
    """Reddit, Bluesky, Lemmy, Hacker News, Stack Overflow and its kin, Lobsters, Medium, DEV."""
    match host, path:
        case "reddit.com", [("r" | "user" | "u") as kind, name, *_]:
            return (f"https://www.reddit.com/{'r' if kind == 'r' else 'user'}/{name}/.rss",)
        case "reddit.com", []:
            return ("https://www.reddit.com/.rss",)
        case "bsky.app", ["profile", name, *_]:
            return (f"https://bsky.app/profile/{name}/rss",)
        case "lemmy.world" | "lemmy.ml" | "beehaw.org" | "feddit.org", ["c" | "u" as kind, name, *_]:
            return (f"https://{host}/feeds/{kind}/{name}.xml",)
        case "news.ycombinator.com", []:
            return ("https://news.ycombinator.com/rss",)
        case "stackoverflow.com" | "serverfault.com" | "superuser.com", ["questions", "tagged", tag, *_]:
            return (f"https://{host}/feeds/tag/{tag}",)
        case "stackoverflow.com" | "serverfault.com" | "superuser.com", ["questions", number, *_]:
            return (f"https://{host}/feeds/question/{number}",) if number.isdigit() else ()
        case "lobste.rs", ["t", tag]:
            return (f"https://lobste.rs/t/{tag}.rss",)
        case "medium.com", ["tag", tag, *_]:
            return (f"https://medium.com/feed/tag/{tag}",)
        case "medium.com", [name, *_] if name != "feed":
            return (f"https://medium.com/feed/{name}",)
        case "dev.to", [name] if name not in {"feed", "t"}:
            return (f"https://dev.to/feed/{name}",)
        case "dev.to", ["t", tag]:
            return (f"https://dev.to/feed/tag/{tag}",)
        case _:
            return ()


def _code(host: str, path: list[str]) -> tuple[str, ...]:
    """GitHub, GitLab, Codeberg, PyPI, crates.io: releases first."""
    match host, path:
        case "github.com", [owner, project]:
            home = f"https://github.com/{owner}/{project}"
            return (f"{home}/releases.atom", f"{home}/tags.atom", f"{home}/commits.atom")
        case "github.com", [owner, project, "releases" | "tags" as kind, *_]:
            return (f"https://github.com/{owner}/{project}/{kind}.atom",)
        case "github.com", [owner, project, "commits", *branch]:
            return (
                f"https://github.com/{owner}/{project}/commits{''.join(f'/{one}' for one in branch)}.atom",
            )
        case "github.com", [owner, project, "discussions", *_]:
            return (f"https://github.com/{owner}/{project}/discussions.atom",)
        case "gitlab.com", [owner, project]:
            home = f"https://gitlab.com/{owner}/{project}/-"
            return (f"{home}/releases.atom", f"{home}/tags?format=atom")
        case "codeberg.org" | "gitea.com", [owner, project]:
            return (f"https://{host}/{owner}/{project}/releases.rss", f"https://{host}/{owner}/{project}.rss")
        case "pypi.org", ["project", project, *_]:
            return (f"https://pypi.org/rss/project/{project}/releases.xml",)
        case "crates.io", ["crates", name, *_]:
            return (f"https://static.crates.io/rss/crates/{name}.xml",)
        case _:
            return ()


def _news(host: str, path: list[str], query: str, asked: Mapping[str, str]) -> tuple[str, ...]:
    """Searches of Google News and Bing News, arXiv, Steam."""
    match host, path:
        case "news.google.com", ["search"] if "q" in asked:
            return (f"https://news.google.com/rss/search?{urlencode(parse_qsl(query))}",)
        case "news.google.com", ["topics", topic]:
            return (f"https://news.google.com/rss/topics/{topic}?{query}".rstrip("?"),)
        case "news.google.com", [] | ["home"]:
            return (f"https://news.google.com/rss?{query}".rstrip("?"),)
        case "bing.com", ["news", "search"] if "q" in asked:
            return (f"https://www.bing.com/news/search?{urlencode({'q': asked['q'], 'format': 'rss'})}",)
        case "arxiv.org", ["list", subject, *_]:
            return (f"https://rss.arxiv.org/rss/{subject}",)
        case "store.steampowered.com", ["app" | "news", *rest] if number := next(
            filter(str.isdigit, rest), ""
        ):
            return (f"https://store.steampowered.com/feeds/news/app/{number}/",)
        case _:
            return ()


def _of_person(site: str, path: list[str]) -> tuple[str, ...]:
    """Mastodon and its kin: a page of a person there begins with an @."""
    match path:
        case [name] if name.startswith("@"):
            return (f"{site}/{name}.rss",)
        case ["tags", tag]:
            return (f"{site}/tags/{tag}.rss",)
        case _:
            return ()


def _of_host(host: str, site: str, *, is_front: bool) -> tuple[str, ...]:
    """Platforms that give each site a name of its own; Blogger has one feed for all its pages."""
    if ".blogspot." in host:
        return (f"{site}/feeds/posts/default",)
    if not is_front:
        return ()
    return next(((f"{site}{feed}",) for end, feed in _OF_SITES.items() if host.endswith(end)), ())
