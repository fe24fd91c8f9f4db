namespace Fabstir.Host;

/// <summary>Whether clients have to prove that a session is theirs.</summary>
/// <remarks>Ids of sessions are small public numbers: whoever may use any of them without a proof spends other people's deposits.</remarks>
public enum ClientAuthentication
{
    /// <summary>Only whoever signs as the depositor, or as his delegate, is served.</summary>
    Required = 0,

    /// <summary>What is signed is checked, and whoever signs nothing is served as well: for clients of the first protocol, among friends.</summary>
    WhenOffered = 1,

    /// <summary>Nothing is checked: for tests, and behind a gateway that checks.</summary>
    Off = 2,
}
