"""Settings, config.yaml, templates, and how they go with the data that are there."""

from __future__ import annotations

from bot.doctor.findings import Finding, fails, good, warns
from bot.doctor.running import Check
from bot.doctor.scene import Scene
from bot.documents.trying import template_problems
from bot.season.beginning import LONG_OVER, look_ahead
from bot.settings import SettingsError
from bot.wording.doctor import configuration as wording
from campaign.loading import ConfigError


def settings(scene: Scene) -> Finding:
    """Fails with every setting that stops the start."""
    if isinstance(scene.read_settings, SettingsError):
        return fails(wording.wrong_settings(scene.read_settings.wrong))
    return good(wording.SETTINGS_READ)


def config(scene: Scene) -> Finding:
    """Fails where config.yaml stops the start."""
    if isinstance(scene.read_campaign, ConfigError):
        return fails(wording.wrong_config(scene.read_campaign.problems))
    return good(wording.config_read(scene.campaign))


def dates(scene: Scene) -> Finding:
    """Warns where the deadline passed so long ago that the file must be that of another year."""
    deadline = scene.campaign.deadline
    found = scene.read_settings
    trial = None if isinstance(found, SettingsError) else found.starts_at
    over = (trial or scene.means.today()) - deadline
    return (
        warns(wording.long_over(deadline, over.days))
        if over > LONG_OVER
        else good(wording.dates(scene.campaign))
    )


def templates(scene: Scene) -> Finding:
    """Fails where a form cannot be made."""
    if problems := list(template_problems(scene.campaign)):
        return fails(wording.wrong_template(problems))
    return good(wording.TEMPLATES_FILLED)


def data(scene: Scene) -> Finding:
    """Fails where a start with this config.yaml would be refused because of what is filed."""
    found = look_ahead(scene.answering_store)
    if found is None:
        return good(wording.NO_DATA)
    if found.refused:
        return fails(wording.clash(found.refused))
    return good(wording.fits(len(found.told)))


def titles(scene: Scene) -> Finding:
    """Warns where a title is noted for a branch or an award that config.yaml does not have."""
    campaign = scene.campaign
    stored = scene.answering_store.roster().branches if scene.has_store else {}
    gone = [branch for number, branch in stored.items() if number not in campaign.branch_by_number]
    if holders := [branch for branch in gone if branch.titles]:
        return warns(wording.titles_of_nobody(holders))
    unknown = {key for branch in stored.values() for key in branch.titles} - campaign.tracks.keys()
    if unknown:
        return warns(wording.titles_of_no_award(sorted(unknown)))
    if closed := [t for t in campaign.tracks.values() if _is_closed_to_all(scene, t.id)]:
        return warns(wording.closed_to_all(closed))
    return good(wording.titles_known(scene.people))


def _is_closed_to_all(scene: Scene, award: str) -> bool:
    return all(award in branch.titles for branch in scene.people.branches)


CHECKS = (
    Check("settings", "设置", settings),
    Check("config", "config.yaml", config),
    Check("dates", "活动日期", dates),
    Check("templates", "表格模板", templates),
    Check("data", "配置与数据", data),
    Check("titles", "已获称号", titles),
)
