using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir.Testing;

/// <summary>Whether a log is among those that were asked for, as a node decides it.</summary>
internal static class LogMatch
{
    public static bool Is(Log log, Address contract, AbiArray<AbiArray<Bytes32>> topics)
    {
        if (log.Address != contract)
        {
            return false;
        }

        for (int i = 0; i < topics.Length; i++)
        {
            AbiArray<Bytes32> accepted = topics[i];
            if (!accepted.IsEmpty && (i >= log.Topics.Length || !accepted.AsSpan().Contains(log.Topics[i])))
            {
                return false;
            }
        }

        return true;
    }
}
