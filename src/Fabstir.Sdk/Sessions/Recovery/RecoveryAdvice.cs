namespace Fabstir;

/// <summary>What to do with a session that was found running.</summary>
public enum RecoveryAdvice
{
    /// <summary>It can be gone on with until its deadline, or left to the host.</summary>
    GoOn,

    /// <summary>Nothing is proven and its time is over: ending it by timeout gives the whole deposit back.</summary>
    EndForNothing,

    /// <summary>Its time is over: ending it costs what is proven, and waiting gives the host time to claim more.</summary>
    End,
}
