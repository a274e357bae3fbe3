/**
 * THE table of every refusal: a stable code and a full Chinese sentence that says what is wrong and what would be right.
 * `{name}` is filled from the details of the refusal. New codes are appended to the group they belong to.
 */
export const ERROR_SENTENCES = {
  // Signing in
  LOGIN_FAILED: '用户名或密码不正确，请核对后重新输入；连续 5 次不正确会锁定 15 分钟。',
  LOGIN_LOCKED: '连续输错次数过多，登录已暂停，请 {minutes} 分钟后再试。',
  UNAUTHENTICATED: '您尚未登录或登录已过期，请重新登录后再操作。',
  SESSION_REVOKED: '此次登录已被注销，请重新登录。',
  PASSWORD_TOO_SHORT: '密码太短，至少需要 {min} 个字符。',
  PASSWORD_TOO_LONG: '密码太长，最多 {max} 个字符。',
  PASSWORD_TOO_SIMPLE: '密码过于简单，请至少混用大写字母、小写字母、数字、符号中的三类。',
  PASSWORD_COMMON: '该密码属于常见密码，容易被猜中，请换一个不常见的密码。',
  PASSWORD_REUSED: '新密码不能与当前密码相同，请换一个新密码。',

  // Rights
  FORBIDDEN: '您的角色无权进行此操作，请联系有相应权限的同事办理。',
  NOT_FOUND: '没有找到该内容，它可能不存在，或不在您的权限范围内。',
  ROUTE_UNKNOWN: '请求的地址不存在，请从菜单重新进入。',
  ROLE_UNKNOWN: '没有“{role}”这个角色，请从系统列出的角色中选择。',
  ROLES_INCOMPATIBLE: '“{first}”与“{second}”不能由同一人担任，请只保留其中一个。',
  GRANT_SELF: '不能调整自己的角色，请由另一位安全管理员办理。',
  LAST_SECURITY_ADMIN: '系统至少要保留一名安全管理员，请先指定另一名再移除。',
  USERNAME_TAKEN: '用户名“{username}”已被使用，请换一个。',
  REASON_REQUIRED: '请填写原因，说明为什么要这样处理。',

  // Requests
  VALIDATION_FAILED: '填写的内容有误，请按各栏提示修改后重新提交。',
  FIELD_UNKNOWN: '提交的内容里有系统不认识的字段“{field}”，请去掉后重新提交。',
  FIELD_REQUIRED: '“{field}”不能为空，请填写。',
  FIELD_INVALID: '“{field}”的内容不符合要求，请按该栏说明填写。',
  TEXT_TOO_LONG: '“{field}”最多 {max} 个字符，现有 {length} 个，请缩短。',
  VERSION_REQUIRED: '修改时须带上所读到的版本号，请刷新页面后重试。',
  VERSION_STALE: '此内容已被他人修改，请查看最新版本后在其基础上重新修改。',
  IDEMPOTENCY_KEY_REQUIRED: '写入请求须带有 Idempotency-Key 请求头，请补上后重新提交。',
  IDEMPOTENCY_KEY_REUSED: '同一个 Idempotency-Key 已用于另一份内容，请为新的内容换用新的键。',
  REQUEST_IN_PROGRESS: '同一请求正在处理，请稍候查看结果，不要重复提交。',
  BODY_INVALID: '请求内容无法读取，应为格式正确的 JSON。',
  BODY_TOO_LARGE: '提交的内容过大，最多 {max}，请精简后重新提交。',
  MEDIA_TYPE_UNSUPPORTED: '不支持该内容类型，请按接口说明提交。',
  TOO_MANY_REQUESTS: '操作过于频繁，请稍候再试。',
  CURSOR_INVALID: '翻页标记已失效，请回到第一页重新查询。',
  FILTER_INVALID: '筛选条件“{field}”不正确，请从列出的选项中选择。',
  SEARCH_TOO_SHORT: '搜索词至少需要两个字，请再补充一些。',
  ID_INVALID: '编号格式不正确，请从列表中重新打开该内容。',

  // Numbers and dates
  AMOUNT_INVALID: '金额“{value}”不是有效的数字，应为最多 {decimals} 位小数的数字。',
  AMOUNT_NEGATIVE: '金额不能为负数，请填写零或正数；需要冲减时请登记冲正。',
  AMOUNT_ZERO: '金额不能为零，请填写实际金额。',
  AMOUNT_REQUIRED: '金额不能为空，请填写实际金额。',
  AMOUNT_NOT_EXPECTED: '终止不填写金额，系统按尚计入的合同额冲减，请将金额留空。',
  AMOUNT_TOO_LARGE: '金额超出上限 {max} 亿元，请核对单位是否填错。',
  RATE_REQUIRED: '外币金额须填写汇率，即 1 {currency} 折合多少元人民币。',
  RATE_INVALID: '汇率“{value}”不正确，应为大于零、最多 {decimals} 位小数的数字。',
  RATE_NOT_ONE: '人民币的汇率只能是 1，请改为 1 或留空。',
  CURRENCY_UNKNOWN: '币种“{value}”不正确，应为三位大写字母代码，例如 CNY、USD、EUR。',
  COUNT_INVALID: '数量“{value}”不正确，应为零或正整数。',
  DATE_INVALID: '日期“{value}”不存在或格式不对，应类似 2021-03-31、2021/3/31 或 2021年3月31日。',
  MONTH_INVALID: '月份“{value}”不正确，应类似 2021-03。',
  QUARTER_INVALID: '季度“{value}”不正确，应类似 2021-Q1。',
  YEAR_INVALID: '年份“{value}”不正确，应为四位数字，例如 2021。',
  DATE_IN_FUTURE: '日期 {date} 晚于今天 {today}，请填写已经发生的日期。',
  DATE_BEFORE_AGREEMENT: '日期 {date} 早于正式协议签订日期 {signedOn}，应在签订当日或之后。',
  DATE_BEFORE_REGISTRATION: '日期 {date} 早于项目登记日期 {registeredOn}，应在登记当日或之后。',
  DATE_BEFORE_CONSTRUCTION: '日期 {date} 早于开工日期 {startedOn}，应在开工当日或之后。',

  // Reference data
  UNIT_UNKNOWN: '没有“{value}”这个单位，请填写单位代码、全称或已登记的别名。',
  DIRECTION_UNKNOWN: '规划中没有“{value}”这个方向，请从规划方向中选择；不属于任何方向的请留空。',
  QUOTA_LINE_UNKNOWN: '规划中没有“{value}”这条额度线，请从规划看板中选择。',
  MEASURE_UNKNOWN: '没有“{value}”这项指标，请从列出的指标中选择。',
  HEAD_LIST_UNKNOWN: '头部企业名录“{value}”无法识别，应为名录加年份，例如“世界500强 2021”。',
  HEAD_LIST_OUT_OF_DATE: '名录年份 {year} 与签订年份 {signedYear} 不相符，应为签订当年或之前两年之内的名录，请核对。',
  USCC_LENGTH: '统一社会信用代码应为 18 位，现为 {length} 位，请核对。',
  USCC_CHARACTER:
    '统一社会信用代码第 {position} 位“{character}”不合规定，只能用数字和除 I、O、S、V、Z 以外的大写字母。',
  USCC_DIVISION: '统一社会信用代码第 3 至 8 位应为六位行政区划数字，现为“{found}”，请核对。',
  USCC_INVALID: '统一社会信用代码 {code} 的校验位不对，末位应为 {expected}，请核对是否输错。',
  USCC_TAKEN: '统一社会信用代码 {code} 已属于企业“{name}”，请直接选用该企业。',

  // Enterprises and leads
  ENTERPRISE_NAME_TAKEN: '企业“{name}”已经登记，请直接选用。',
  ENTERPRISE_LIKELY_DUPLICATE: '“{name}”与已登记的“{other}”可能是同一家企业，请确认是否选用已有企业。',
  ENTERPRISE_UNKNOWN: '没有找到所选的企业，请重新选择，或填写企业全称新登记。',
  ENTERPRISE_REQUIRED: '请选择已登记的企业，或填写企业全称。',
  ENTERPRISE_USCC_DIFFERS: '企业“{name}”登记的统一社会信用代码为 {uscc}，与填写的不同，请核对。',
  ENTERPRISE_ALIASES_FULL: '一家企业最多登记 {max} 个别名，请先核对已有别名。',
  NAME_WITHOUT_LETTERS: '“{field}”里没有文字，请填写完整名称。',
  LEAD_NO_TAKEN: '项目编号“{value}”已被使用，请换一个编号。',
  LEAD_UNKNOWN: '没有编号为“{value}”的项目，请核对项目编号，或先登记该项目。',
  LEAD_LOCKED: '项目已有审核通过的凭证，“{field}”不能再修改；确需更正请联系市局。',
  LEAD_WITHDRAWN: '项目已退库，请先恢复再继续办理。',
  LEAD_TERMINATED: '项目已终止，不能再登记新的凭证。',
  STAGE_UNKNOWN: '没有“{value}”这个阶段，请填写线索、研判或在谈。',
  STAGE_NOT_ALLOWED: '不能从“{from}”改为“{to}”：{why}',
  STAGE_RESTORE_TO: '退库的项目只能恢复到退库前的阶段“{stage}”。',
  STAGE_DATE_REQUIRED: '请填写企业注册日期。',
  STAGE_FORMAL_REQUIRED: '项目尚无审核通过的正式协议，应先登记正式协议并经审核。',
  CONTACT_INVALID: '联系方式“{value}”不正确，请填写手机号、座机号或电子邮箱。',

  // Credit split
  SPLIT_SUM: '各单位分劈比例合计为 {sum}%，应正好为 100%。',
  SPLIT_EMPTY: '分劈至少要有一个单位，全部归责任单位时请留空。',
  SPLIT_SHARE_INVALID: '分劈比例“{value}”不正确，应大于 0、不超过 100，最多两位小数。',
  SPLIT_UNIT_TWICE: '单位“{unit}”在分劈中出现了两次，请合并为一项。',
  SPLIT_FORMAT: '分劈“{value}”无法识别，应类似“两江新区:60;万州区:40”。',

  // Ledger records
  RECORD_KIND_UNKNOWN: '没有“{value}”这种凭证类型，请从列出的类型中选择。',
  RECORD_STATUS: '凭证当前为“{status}”，不能{action}。',
  RECORD_IMMUTABLE: '凭证已审核，不能再修改或删除；有误时请登记冲正。',
  VERIFY_OWN_RECORD: '不能审核自己登记的凭证，请由另一位审核人员办理。',
  DISCARD_NOT_OWN: '只有登记人可以作废凭证，请由登记人办理，或由审核人员退回。',
  EVIDENCE_REQUIRED: '请填写佐证材料，例如协议编号、银行回单号或文件名称。',
  VOUCHER_CONFLICT: '凭证号 {voucherNo} 已存在，但“{field}”不同；已有凭证不会被覆盖，请更正内容或换用新的凭证号。',
  VOUCHER_REPEATED: '凭证号 {voucherNo} 在本文件中出现多次（首次在第 {firstRow} 行），每张凭证应有唯一的凭证号。',
  REVERSAL_TARGET_UNKNOWN: '没有可供冲正的凭证 {voucherNo}，请填写同一项目下已审核的凭证号。',
  REVERSAL_TARGET_MISSING: '没有可供冲正的凭证 {voucherNo}，应为同一项目下、本文件或系统中已有的凭证号。',
  REVERSAL_TARGET_REQUIRED: '负数金额须填写所冲正的凭证号。',
  REVERSAL_EXCEEDS: '冲正金额超出原凭证尚余的 {remaining} 元，请填写不超过该数的金额。',
  REVERSAL_NOT_NEGATIVE: '冲正金额应为负数，请在金额前加负号。',
  REVERSAL_ALREADY: '凭证 {voucherNo} 已被冲正，不能再次冲正。',
  TERMINATION_WITHOUT_AGREEMENT: '项目没有计入的正式协议，不能登记终止；签约前请办理退库。',
  INCREASE_WITHOUT_AGREEMENT: '项目尚无正式协议，不能登记增资，请先登记正式协议。',
  FORMAL_ALREADY: '项目已有正式协议 {voucherNo}，追加金额请登记为增资。',
  AGREEMENT_MISSING: '项目尚无正式协议，不能登记{kind}，请先登记正式协议。',
  AMOUNT_ON_MILESTONE: '节点不填写金额，请将金额留空。',
  FUNDS_WITHOUT_AGREEMENT: '项目尚无正式协议，不能登记到位资金，请先登记正式协议。',
  MILESTONE_WITHOUT_AGREEMENT: '项目尚无正式协议，不能登记节点，请先登记正式协议。',
  MILESTONE_REPEATED: '项目已登记过“{milestone}”节点，每个节点只登记一次。',
  MILESTONE_ORDER: '“{milestone}”之前应先登记“{before}”节点。',

  // Month close
  MONTH_OUT_OF_ORDER: '月结须按顺序进行，{month} 之前应先结 {expected}。',
  MONTH_ALREADY_CLOSED: '{month} 已经月结，不能重复月结。',
  MONTH_NOT_ENDED: '{month} 尚未结束，应在 {firstDay} 当日或之后月结。',
  MONTH_NOT_CLOSED: '{month} 尚未月结，请先完成月结；急需时可出快报。',
  MONTH_CLOSED: '{month} 已经月结，不能再记入该月。',
  MONTH_NOTHING_BOOKED: '还没有任何已审核的凭证，没有可以月结的月份。',

  // Targets and editions
  TARGET_OWN: '不能批准自己编制的目标，请由另一位领导审批。',
  TARGET_STATUS: '目标当前为“{status}”，不能{action}。',
  TARGET_NEGATIVE: '目标不能为负数，请填写零或正数。',
  TARGET_PHASING: '分月进度应为 12 个不小于零的数；按累计填写时应逐月不减，且全年不为零。',
  TARGET_PHASING_END: '分月累计的 12 月数为 {last}，应等于年度目标 {value}。',
  TARGET_REPEATED: '“{unit}”{year} 年的“{measure}”目标重复，每项只填一次。',
  TARGET_EMPTY: '没有可提交的目标，请至少填写一项。',
  EDITION_OWN: '不能批准或发布自己生成的通报，请由另一位领导办理。',
  EDITION_PUBLISHED: '通报已发布，不能再修改；需要更正请生成新的一版并说明原因。',
  EDITION_STATUS: '通报当前为“{status}”，不能{action}。',
  EDITION_INTERIM: '快报只供参考，不能发布；请在月结后出正式通报。',
  EDITION_INTERIM_CLOSED: '{month} 已经月结，请直接出正式通报，不再出快报。',
  EDITION_MONTH_AHEAD: '{month} 还没有到，请选择 {current} 或之前的月份。',
  EDITION_REASON_REQUIRED: '{period} 的通报第 {edition} 版已发布，数据与其不同，出新的一版须填写更正原因。',
  EDITION_OPEN_DRAFT: '{period} 已有未发布的通报草稿，请先处理该草稿。',
  PLAN_VERSION_UNKNOWN: '没有第 {version} 版规划，请从已有版本中选择。',

  // Query desk
  QUESTION_MEASURES: '请选择 1 至 {max} 项指标，每项只选一次。',
  QUESTION_ONE_MEASURE: '按两个维度展开时只能选一项指标，请只留一项，或去掉列维度。',
  QUESTION_SAME_DIMENSION: '行和列都是“{name}”，请选择不同的维度。',
  QUESTION_TWO_TIMES: '行和列不能都是时间，请把其中一个换成单位、分组或额度线。',
  QUESTION_PERIOD: '截止月份 {to} 早于起始月份 {from}，请调整。',
  QUESTION_PERIOD_LONG: '一次最多查询 {max} 个月，请缩短时段。',
  QUESTION_COHORT: '没有名为“{value}”的分组，应为已有分组之一。',
  QUESTION_LINE: '没有“{value}”这条额度线，应为规划中的额度线或“其他”。',
  QUESTION_NAME_TAKEN: '您已有名为“{name}”的查询，请换一个名称。',
  QUESTION_NOT_OWN: '只能修改或删除自己保存的查询，可以另存为自己的一份。',

  // Files and import
  FILE_REQUIRED: '没有收到文件，请选择一个 .xlsx 文件。',
  FILE_NOT_XLSX: '文件不是 .xlsx 工作簿，请在 Excel 或 WPS 中另存为 .xlsx 后再导入。',
  FILE_TOO_LARGE: '文件超过 {max}，请拆分后分次导入。',
  FILE_INFLATES_TOO_LARGE: '文件解压后超过 {max}，已停止读取，请检查文件是否正常。',
  FILE_UNREADABLE: '文件已损坏或加密，无法读取，请重新保存后再导入。',
  FILE_EXPIRED: '文件已过保存期限，请重新生成后下载。',
  SHEET_MISSING: '工作簿缺少工作表“{sheet}”，请使用下载的模板。',
  SHEET_UNKNOWN: '工作簿里有不认识的工作表“{sheet}”，请删除或改用模板中的名称。',
  COLUMN_UNKNOWN: '工作表“{sheet}”有不认识的列“{column}”，请删除或改用模板中的列名。',
  COLUMN_MISSING: '工作表“{sheet}”缺少列“{column}”，请使用下载的模板。',
  COLUMN_REPEATED: '工作表“{sheet}”的列“{column}”出现了两次，请只保留一列。',
  ROW_REPEATED: '“{value}”在本表中重复（首次在第 {firstRow} 行），每行应各不相同。',
  YES_NO_INVALID: '“{value}”无法识别，请填写“是”或“否”，不确定时留空。',
  OPTION_INVALID: '“{value}”不在可选范围内，应为：{options}。',
  CELL_ERROR: '单元格是 Excel 的错误值“{value}”，请填写实际内容。',
  CELL_WITHOUT_HEADING: '工作表“{sheet}”第 {column} 列有内容但没有列名，请补上列名或清除该列。',
  UNIT_OUT_OF_SCOPE: '“{value}”不在您的权限范围内，只能导入本单位及下属单位的项目。',
  ENTERPRISE_ALIKE_IN_FILE: '“{name}”与本文件中的“{other}”（第 {row} 行）可能是同一家企业，请统一写法。',
  ENTERPRISE_USCC_IN_FILE: '本文件中同一统一社会信用代码 {code} 写在两家企业名下，或同一企业写了两个代码，请核对。',
  IMPORT_EMPTY: '文件里没有任何数据行，请填写后再导入。',
  IMPORT_HAS_ERRORS: '文件仍有 {count} 处错误，全部改正后才能导入。',
  IMPORT_STATUS: '导入当前为“{status}”，不能{action}。',
  IMPORT_UNDO_VERIFIED: '本次导入中已有 {count} 张凭证通过审核，不能整体撤销，请逐张冲正。',
  IMPORT_UNDO_CHANGED: '本次导入的内容已有后续修改，不能整体撤销。',
  IMPORT_CHANGED_SINCE_CHECK: '校验之后台账已有变化，请重新校验后再导入。',
  EXPORT_TOO_LARGE: '导出超过 {max} 行，请缩小筛选范围后再导出。',

  // Jobs and the system itself
  JOB_UNKNOWN: '没有找到该任务，它可能已被清理。',
  JOB_FAILED: '任务没有完成，请稍后重试；多次失败请联系系统管理员。',
  SERVICE_UNAVAILABLE: '服务暂时不可用，请稍候再试，已填写的内容不会丢失。',
  INTERNAL: '系统出现意外错误，内容没有保存，请稍后重试；多次出现请将编号告知系统管理员。',
} as const;

export type ErrorCode = keyof typeof ERROR_SENTENCES;
export type ErrorDetails = Readonly<Record<string, string | number>>;

export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(ERROR_SENTENCES, text);
}

/** The sentence of a code with its placeholders filled; a detail that was not given shows as “—”. */
export function sentenceFor(code: ErrorCode, details: ErrorDetails = {}): string {
  return ERROR_SENTENCES[code].replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? '—'));
}
