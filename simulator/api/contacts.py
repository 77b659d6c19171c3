"""user/*, department/*, tag/*, agent/get and auth/getuserinfo."""

from simulator.api.calls import Call, check_agent
from simulator.directory import ROOT, Member
from simulator.enterprise import Enterprise
from simulator.errors import ApiError, Json, ok


def user_get(call: Call, enterprise: Enterprise) -> Json:
    """Return one visible member in full."""
    user_id = call.query.get("userid")
    if not user_id:
        raise ApiError(40063)
    member = enterprise.directory.find(user_id)
    if member is None:
        raise ApiError(60111)
    if not member.is_visible:
        raise ApiError(60011)
    return ok(**_full(member))


def user_simplelist(call: Call, enterprise: Enterprise) -> Json:
    """Return id, name and department of a department's members."""
    return ok(userlist=[_brief(m) for m in _department_members(call, enterprise)])


def user_list(call: Call, enterprise: Enterprise) -> Json:
    """Return a department's members in full."""
    return ok(userlist=[_full(m) for m in _department_members(call, enterprise)])


def user_list_id(call: Call, enterprise: Enterprise) -> Json:
    """Refuse: only the contact-sync secret may do this."""
    raise ApiError(48002)


def department_list(call: Call, enterprise: Enterprise) -> Json:
    """Return the departments, root included."""
    departments = _departments(call, enterprise)
    return ok(
        department=[
            {
                "id": d["id"],
                "name": enterprise.directory.departments[d["id"]].name,
                "name_en": "",
                "department_leader": [],
                "parentid": d["parentid"],
                "order": d["order"],
            }
            for d in departments
        ]
    )


def department_simplelist(call: Call, enterprise: Enterprise) -> Json:
    """Return ids of the departments."""
    return ok(department_id=_departments(call, enterprise))


def tag_get(call: Call, enterprise: Enterprise) -> Json:
    """Return what a tag names."""
    tag = enterprise.directory.tags.get(call.integer("tagid"))
    if tag is None:
        raise ApiError(40058, "invalid tagid")
    users = [{"userid": user, "name": user} for user in tag.users]
    return ok(tagname=tag.name, userlist=users, partylist=list(tag.departments))


def tag_list(call: Call, enterprise: Enterprise) -> Json:
    """Return every tag."""
    tags = enterprise.directory.tags.values()
    return ok(taglist=[{"tagid": tag.id, "tagname": tag.name} for tag in tags])


def agent_get(call: Call, enterprise: Enterprise) -> Json:
    """Return the app as its settings page shows it."""
    check_agent(call.query.get("agentid"), enterprise.credentials.agent_id)
    users = [m.user_id for m in enterprise.directory.members() if m.is_visible]
    return ok(
        agentid=enterprise.credentials.agent_id,
        name=enterprise.directory.app,
        square_logo_url=f"{enterprise.base_url}/static/avatar.svg",
        description="",
        allow_userinfos={"user": [{"userid": user} for user in users]},
        allow_partys={"partyid": []},
        allow_tags={"tagid": []},
        close=0,
        redirect_domain=enterprise.trusted_domain,
        report_location_flag=0,
        isreportenter=int(enterprise.switches.report_enter),
        home_url="",
    )


def getuserinfo(call: Call, enterprise: Enterprise) -> Json:
    """Return the member behind a one-time code."""
    return ok(userid=enterprise.oauth.redeem(call.query.get("code", "")))


def _department_members(call: Call, enterprise: Enterprise) -> list[Member]:
    department = call.integer("department_id")
    if department not in enterprise.directory.departments:
        raise ApiError(60123)
    if department == ROOT and call.query.get("fetch_child") != "1":
        everybody = enterprise.directory.in_department(ROOT)
        return [member for member in everybody if member.department == ROOT]
    return enterprise.directory.in_department(department)


def _departments(call: Call, enterprise: Enterprise) -> list[Json]:
    ids = sorted(enterprise.directory.departments)
    if call.query.get("id"):
        top = call.integer("id")
        if top not in ids:
            raise ApiError(60123)
        ids = ids if top == ROOT else [top]
    return [{"id": id, "parentid": 0 if id == ROOT else ROOT, "order": id} for id in ids]


def _brief(member: Member) -> Json:
    return {
        "userid": member.user_id,
        "name": member.user_id,
        "department": [member.department],
        "open_userid": "",
    }


def _full(member: Member) -> Json:
    return {
        "userid": member.user_id,
        "name": member.user_id,
        "department": [member.department],
        "order": [0],
        "position": "",
        "is_leader_in_dept": [0],
        "direct_leader": [],
        "alias": "",
        "telephone": "",
        "status": 1 if member.is_active else 4,
        "main_department": member.department,
        "extattr": {"attrs": []},
    }
