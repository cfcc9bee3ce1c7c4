"""The example city Zechenfeld: invented, the same every time, calibrated to what a city of its kind published."""
