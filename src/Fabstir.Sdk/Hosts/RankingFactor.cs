namespace Fabstir;

/// <summary>What speaks for a host, or against it.</summary>
public enum RankingFactor
{
    /// <summary>What it asks for the model: the cheapest scores 1, one that is twice as dear 0.5.</summary>
    Price,

    /// <summary>What it has to lose: the highest stake scores 1, one of half that 0.5.</summary>
    Stake,

    /// <summary>How often it succeeded, as if one more success and one more failure were known: nothing known scores 0.5.</summary>
    Reliability,

    /// <summary>How fast it answers: the fastest scores 1, one that takes twice as long 0.5; nothing known scores 0.5.</summary>
    ResponseTime,

    /// <summary>Where it says that it is: the wanted region scores 1, any other 0.</summary>
    Region,
}
