namespace Integration.Tests.Support;

/// <summary>The ways of opening a session: four functions, of which one takes both kinds of money.</summary>
public enum Way
{
    /// <summary><c>createSessionJobForModel</c>, with the native currency sent along.</summary>
    Native,

    /// <summary><c>createSessionJobForModelWithToken</c>.</summary>
    Token,

    /// <summary><c>createSessionFromDepositForModel</c>, from native currency deposited before.</summary>
    NativeDeposit,

    /// <summary><c>createSessionFromDepositForModel</c>, from tokens deposited before.</summary>
    TokenDeposit,

    /// <summary><c>createSessionForModelAsDelegate</c>, with the client's tokens and by somebody else.</summary>
    Delegate,
}
