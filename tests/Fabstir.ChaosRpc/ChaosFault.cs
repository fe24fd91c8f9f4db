namespace Fabstir.Chaos;

/// <summary>What providers do that a single development node never does.</summary>
public enum ChaosFault
{
    /// <summary>The request is served, and its answer never arrives.</summary>
    AnswerLost,

    /// <summary>The request never arrives, and nobody can tell.</summary>
    RequestLost,

    /// <summary>A transaction is taken, and the answer says that it was known already, as when a proxy has repeated it.</summary>
    AlreadyKnown,

    /// <summary>A node that is some blocks behind the others answers.</summary>
    StaleHead,

    /// <summary>A transaction is mined, and so many polls do not see its receipt. It strikes every transaction.</summary>
    ReceiptDelayed,

    /// <summary>A transaction is taken and forgotten.</summary>
    Dropped,

    /// <summary>No account has more than 16 transactions in the pool. It strikes always.</summary>
    SlotLimit,

    /// <summary>A transaction replaces another only with a tenth more of both fees. It strikes always.</summary>
    ReplacementLimit,

    /// <summary>Logs of more than 9,000 blocks, or more than 10,000 logs, are refused. It strikes always.</summary>
    LogLimit,

    /// <summary>A batch of more than 10 is refused. It strikes always.</summary>
    BatchLimit,

    /// <summary>HTTP 429 with Retry-After.</summary>
    TooManyRequests,

    /// <summary>A page of something in between, with HTTP 200 or 502, before or after the request was served.</summary>
    HtmlBody,

    /// <summary>The answer has the id of another request.</summary>
    WrongId,

    /// <summary>An answer of a batch comes twice.</summary>
    DuplicateAnswer,

    /// <summary>The answers of a batch come in another order.</summary>
    UnorderedAnswers,

    /// <summary>An answer of a batch is missing.</summary>
    MissingAnswer,

    /// <summary>An error inside HTTP 200 that says nothing about the request.</summary>
    InternalError,

    /// <summary>There is no <c>eth_maxPriorityFeePerGas</c>. It strikes always.</summary>
    NoTipMethod,

    /// <summary>The node is on another chain. It strikes always.</summary>
    OtherChain,
}
